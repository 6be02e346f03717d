import type { Vocabulary } from "./vocabulary.ts";

export const FRENCH: Vocabulary = {
  optOut: [
    /\b(me|nous|m'|veuillez|merci de|priere de|pouvez-vous|voudrais|souhaite|demande|svp|s'il vous plait)( de)?( me| nous)? ?(desinscrire|desabonner|desinscription|desabonnement)\b|\b(me |nous |m')(rayer|retirer|supprimer|enlever|oter|effacer)\b|\b(veuillez|merci de|priere de|pouvez-vous|voudrais|souhaite|demande|svp|s'il vous plait)( de)? (rayer|retirer|supprimer|enlever|oter|effacer)( (mon|mes|notre|nos|cette adresse|(de|du|des) (votre|vos|cette|la|ta|tes|ces))\b|[.!,]|$)/,
    /\b(desinscrivez|desabonnez|retirez|supprimez|enlevez|rayez|effacez|otez|sortez|desinscris|desabonne|retire|enleve|supprime)[- ](moi|nous|mon (adresse|e-?mail|mail|nom|contact)|mes (donnees|coordonnees|informations)|notre (adresse|e-?mail)|cette adresse)\b/,
    /\bne (plus|pas) (me|nous|m'|jamais)( [a-z']+)? ?(contacter|ecrire|envoyer|solliciter|relancer|deranger|recontacter)\b|\bne (me|nous|m')( |)?(contactez|ecrivez|envoyez|sollicitez|relancez|derangez|recontactez|contacte|ecris)( s'il vous plait)? (plus|pas|jamais)\b/,
    /\bne (souhaite|veux|desire|souhaitons|voulons|desirons|souhaiterais)( [a-z]+)? (plus|pas) (jamais )?(recevoir|etre (contacte|sollicite|demarche|derange)|etre destinataire|que vous me)\b|\b(merci de|priere de|(prefer|aimer|voudr|souhait|desir|demand|veu)[a-z]*( de)?) ne plus (me |nous |m')?(recevoir|etre (contacte|sollicite|demarche|derange|relance)|contacter|ecrire|envoyer|solliciter|relancer|demarcher)[a-z]{0,2}\b/,
    /\b(arretez|cessez|arrete|stop|cesser|arreter)( immediatement)? (de |d'|a |ce |cet |cette |ces |vos |votre |les |tout |avec )?(m'|me |nous |vos )?(envoyer|ecrire|contacter|spammer|harceler|solliciter|e-?mails?|mails?|messages?|demarchage|spam)\b|\b(laissez|foutez|fichez)[- ](moi|nous) (tranquille|la paix)\b/,
    /\b(de|dans) (votre|vos|cette|ta|la) (liste|listing|base( de donnees)?|fichiers?|mailing|mailing list|listes?)( de diffusion| d'envoi| de contacts)?\b.{0,40}\b(retir|supprim|enlev|ray|desinscr|effac|ot)|\b(retir|supprim|enlev|ray|desinscr|effac|sort)[a-z-]{1,8}( [a-z']+){0,4} (de|des) (votre|vos|cette|ta|la) (liste|listing|base|fichier|mailing|diffusion)|\bplus aucun (e-?mail|mail|message)\b|\b(je )?(retire|revoque) mon consentement\b|\bdroit (d'opposition|a l'oubli|a l'effacement)\b/,
    /\b(je|nous) (souhaite|veux|voudrais|desire|souhaitons|voulons)( [a-z]+)? (me|nous) (desinscrire|desabonner)\b|\bmerci de me (desinscrire|desabonner|retirer|supprimer)\b/,
    /\bne (veux|souhaite|desire|voulons|souhaitons) plus (rien|de vos|de|vos|aucune?)\b|(^|[.!,;] ?)(svp |merci |stop )?plus (de|aucun) (mails?|e-?mails?|messages?|courriels?|sollicitations?|relances?)\b|\brefus(e|ons) (tout|toute|toutes|tous|vos|ces) ([a-z]+ )?(demarchage|prospection|sollicitations?|demarches?|courriels?|mails?|e-?mails?)\b|\binutile de (me|nous|m')( |)?(relancer|recontacter|ecrire|contacter|envoyer)|\b(veuillez|merci de|priere de) (cesser|arreter)\b|\b(cesser|cessez|arreter|arretez)( immediatement)? (tout|toute|tous|toutes|vos|ces|ce|cet|cette) ([a-z]+ ){0,2}(envois?|contacts?|sollicitations?|communications?|courriels?|prospection|demarches?)\b|\b(m'|nous )oppos(e|ons) (a|au|aux)( [a-z']+){0,4} (traitement|utilisation|prospection|demarchage|envois?|donnees)\b/,
  ],
  optOutAlone:
    /^(merci de |svp |veuillez )?(me )?(desinscription|desinscrire|se desinscrire|desabonnement|desabonner|se desabonner|stop|arretez|desinscrivez-moi|desabonnez-moi)( svp| merci| s'il vous plait)?[.! ]*$/,
  autoSubject:
    /\b(absence(?! de)|absent(e)?( du bureau)?|reponse automatique|message automatique|en conges?|hors du bureau|message d'absence|accuse de reception|notification d'absence)\b/,
  autoReply: [
    /\b(ceci|cet? (e-?mail|message|courriel)) (est|a ete) (un (message|e-?mail|courriel) |une reponse )?(automatique|genere automatiquement|envoye automatiquement)|\breponse automatique\b/,
    /\b(merci de )?ne pas repondre a (ce|cet) (message|e-?mail|courriel)\b/,
    /\b(nous avons bien recu|j'ai bien recu|nous accusons reception|avons bien enregistre) (de )?votre (message|demande|e-?mail|courriel)\b|\bvotre (message|demande) a (bien )?ete (recu|enregistre|pris)|\bnumero de (ticket|dossier)\b|\bnous (vous repondrons|traiterons)( [a-z]+){0,4} (plus brefs|rapidement)/,
  ],
  absent: [
    /\b(absent(e)?|hors (du |de mon )?bureau|en (conges?|vacances|deplacement|conge (maternite|paternite|parental|maladie)|arret maladie|formation)|indisponible|pas (au bureau|disponible|joignable)|de retour)\b/,
  ],
  absentBesides: [
    /\b(acces (limite|restreint)|pas acces|ne (consulterai|lirai|serai)|sans acces|ne seront pas (lus|transferes)|acces (reduit|irregulier))\b/,
    /\b(a|des|apres) mon retour\b|\bvous repondrai\b|\btraiterai\b|\breviendrai vers vous\b/,
    /\b(en cas d'urgence|pour toute (urgence|demande urgente)|urgent(e|s|es)?|pendant mon absence|en mon absence|durant mon absence|vous pouvez (contacter|joindre|vous adresser))\b/,
    /\bmerci (de|pour) votre (message|e-?mail|mail|courriel)\b|\bbonjour,? je suis actuellement\b/,
  ],
  backOn:
    /\b(de retour|retour|reviens|reviendrai|serai (de retour|la|joignable|disponible)|reprendrai|rentre)( [a-z]+){0,2}?( (a partir du|a compter du|le|des le|au bureau le|prevu le|des)){0,4}/,
  until: /\b(jusqu'?(au|a|en)?( inclus)?|inclus|au)\b/,
  behindDay: false,
  months: [
    "janvier|janv",
    "fevrier|fevr|fev",
    "mars",
    "avril|avr",
    "mai",
    "juin",
    "juillet|juil",
    "aout",
    "septembre|sept",
    "octobre|oct",
    "novembre|nov",
    "decembre|dec",
  ],
  weekdays: [
    "lundi|lun",
    "mardi",
    "mercredi|mer",
    "jeudi|jeu",
    "vendredi|ven",
    "samedi|sam",
    "dimanche|dim",
  ],
  soon: {
    tomorrow: /\bdemain\b/,
    nextWeek: /\bla semaine prochaine\b|\bsemaine prochaine\b/,
    nextMonth: /\ble mois prochain\b/,
    nextQuarter: /\b(le )?(trimestre prochain|prochain trimestre)\b/,
    nextYear: /\bl'annee prochaine\b|\bl'an prochain\b|\bapres (le nouvel an|les fetes)\b/,
  },
  within:
    /\b(?:dans|d'ici|apres) (\d{1,2}|une?|deux|trois|quatre|cinq|six|quelques) (?:(?<day>jours?)|(?<week>semaines?)|(?<month>mois)|(?<year>ans?|annees?))\b/,
  intents: {
    not_interested: [
      /\b(pas|plus|nullement|aucunement) (du tout |vraiment |trop )?(interesse(e|s|es)?|concerne(e|s|es)?)\b|\b(pas|aucun|sans) (d')?(interet|besoin)\b|\bne (m'|nous |nous\s)?interesse (pas|plus)\b|\bpas (le |de )besoin\b/,
      /\bnon,? merci\b|^non[.! ]*$|\bne (correspond|convient) pas\b|\bpas (pour (nous|moi)|pertinent)\b|\bne (donnerons|donnerai|souhaitons|souhaite) pas (suite|donner suite|poursuivre)\b|\bne sommes pas interesses\b|\bdecliner\b/,
    ],
    wrong_person: [
      /\b(mauvaise (personne|adresse)|mauvais (interlocuteur|contact|destinataire|service)|pas (la|le) bon(ne)? (personne|interlocuteur|interlocutrice|contact|service))\b|\b(ne (suis|fais) (pas|plus)|n'est (pas|plus)) (la bonne personne|en charge|responsable|partie|dans (l'entreprise|la societe)|decisionnaire|mon (domaine|role))\b|\b(trompez|trompe) de (personne|interlocuteur|destinataire|service)\b|\bne travaille plus\b|\bai quitte\b|\ba quitte (l'entreprise|la societe)\b/,
    ],
    referral: [
      /\b(contactez|contacter|adressez-vous|vous adresser|rapprochez-vous|voyez|ecrivez|joindre|vous rapprocher)( (a|de|avec))? (mon|ma|notre|nos|le|la|m\.|mme|monsieur|madame|[a-z]+)\b|\b(la bonne personne|le bon (interlocuteur|contact)|la personne (en charge|concernee|responsable)|le responsable|en charge de)( [a-z]+){0,4} est\b/,
      /\b(je|nous)( vous)?( l')? ?(mets|mettons|met|ajoute|transfere|transferons|transmets|fais suivre|ai transfere|ai transmis)\b|\ben copie\b/,
    ],
    not_now: [
      /\b(pas (pour (le moment|l'instant|l'heure)|maintenant|actuellement|dans l'immediat|le (bon )?moment|d'actualite)|trop tot|mauvais moment)\b|\b(recontactez|recontacter|relancez|relancer|revenez|revenir|rappelez|reparler|reparlons|contactez)([- ](moi|nous))?( vers moi| vers nous| en| me| nous)*( [a-z']+){0,3} (dans|en|au|plus tard|apres|a partir|debut|fin|l'annee|la rentree|le mois|prochain)\b/,
      /\b(plus tard|l'annee prochaine|le trimestre prochain|a la rentree|apres les (vacances|fetes)|debut (janvier|d'annee)|en debut d'annee)\b/,
    ],
    meeting_request: [
      /\b(prendre|fixer|planifier|organiser|caler|convenir|programmer)( [a-z']+){0,4} (rendez-vous|rdv|rendez vous|appel|reunion|demo|creneau|visio|point|call|demonstration)\b|\b(appelez|rappelez)[- ]moi\b|\b(echanger|discuter|en parler|se parler|se voir|se rencontrer|nous rencontrer)( [a-z']+){0,4} (telephone|visio|lundi|mardi|mercredi|jeudi|vendredi|demain|semaine|de vive voix)\b/,
      /\b(disponible|dispo|libre)( [a-z']+){0,3} (lundi|mardi|mercredi|jeudi|vendredi|demain|le \d|a \d|la semaine|cette semaine)\b|\bquand (seriez|etes)-vous (disponible|libre)|\bquelles (sont vos|seraient vos) (disponibilites|dispos)\b|\b(vos|tes) (disponibilites|dispos)\b/,
    ],
    objection: [
      /\b(trop cher|trop chers|pas (de |le )budget|aucun budget|hors budget|budget (est )?(limite|boucle))\b|\b(avons|utilisons|travaillons|disposons|ai|utilise|travaille) (deja|actuellement)\b|\bdeja (un|une|equipe|engage|prestataire|en place|sous contrat)\b|\b(satisfait|content)e?s? de (notre|nos|mon)\b|\ben interne\b|\bpas convaincu/,
    ],
    interested: [
      /\b((suis|sommes|serais|serions|tres|bien|vivement|je) interesse(e|s|es)?|(m'|nous )interesse\b(?! pas)|ca (m'|nous )interesse(?! pas)|semble (tres )?interessant|(tres )?interessant)\b|\b(en savoir plus|plus (d'informations?|d'infos?|de details|de renseignements)|davantage d'informations?)\b/,
      /^(oui|volontiers|avec plaisir|d'accord|ok|bien sur|pourquoi pas)\b|\boui,? (s'il vous plait|svp|volontiers|avec plaisir|je|nous)\b|\b(envoyez|envoyer|transmettez|faites)[- ]?(moi|nous|parvenir)?( [a-z']+){0,4} (documentation|tarifs?|informations?|infos?|plaquette|presentation|devis|brochure|details|prix)\b/,
    ],
  },
};
