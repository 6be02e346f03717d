/** Small words inside names. */
export const NAME_PARTICLES = "van|von|de|der|den|da|di|del|la|le|ten|ter|zu|dos|el";

/** What stands before the name of somebody to talk to, as alternatives of a pattern. */
export const POINTERS =
  "contact|reach out to|speak to|speak with|talk to|talk with|in touch with|write to|e-?mail|ask|try|colleague|copying|copying in|cc['’]?ing|cc['’]?d|cc|looping in|adding|person is|person would be|contact is|contact would be|manager|director|boss|cto|ceo|cfo|coo|cmo|head of \\p{L}+|" +
  "an|bei|mit|herr|herrn|frau|kollege|kollegen|kollegin|ansprechpartner ist|" +
  "m\\.|mr\\.?|mrs\\.?|ms\\.?|mme|monsieur|madame|collègue|contactez|contacter|avec|" +
  "con|compañero|compañera|colega|contacte|contate|fale com|com|" +
  "met|collega|contact op met|contattare|contatti|a|" +
  "z|ze|do|pan|pani|panem|panią|kolegą|koleżanką";

/** Words with a capital that are not part of the name behind them. */
export const TITLES =
  "contact|email|e-mail|please|try|ask|hi|hello|dear|thanks|cc|copying|adding|or|and|herr|herrn|frau|monsieur|madame|mr|mrs|ms|mme|pan|pani|panem|panią|contactez|contacte|contatti|bitte|kollege|kollegen|kollegin|collega|colega|ceo|cto|cfo|coo|cmo|it|hr|sales|support";

/** What stands behind the name of whoever has the matter in hand, as alternatives of a pattern. */
export const IN_CHARGE_VERBS =
  "handles|looks after|takes care of|is responsible|is in charge|manages (?:this|that|these)|runs (?:this|that)|owns (?:this|that)|" +
  "ist (?:dafür |hierfür |bei uns )?(?:zuständig|verantwortlich)|kümmert sich|s['’]occupe|gère|est responsable|" +
  "se encarga|lleva (?:este|ese)|es (?:el|la) responsable|trata (?:disso|deste)|é [oa] responsável|cuida d|" +
  "gaat (?:hier)?over|is verantwoordelijk|se ne occupa|è (?:il |la )?responsabile|odpowiada za|zajmuje się";
