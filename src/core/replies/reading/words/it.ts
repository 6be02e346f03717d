import type { Vocabulary } from "./vocabulary.ts";

export const ITALIAN: Vocabulary = {
  optOut: [
    /\b(cancell|rimuov|rimuover|elimin|togli|toglier|toglie|depenn|disiscriv|disiscriver|escludi|escluder)(a|i|e|o|ate|ete|ere|er|ar)?(mi|ci|temi|teci)\b/,
    /\b(cancell|rimuov|elimin|togli|disiscriv|escludere|cancellare|rimuovere|eliminare|togliere)[a-z]{0,5} (il mio|la mia|i miei|questo|questa|il nostro|i nostri|dalla|dal|dalle|dai)\b|\b(chiedo|vorrei|voglio|desidero|richiedo|prego)( [a-z]+){0,4} (cancellazione|disiscrizione|rimozione|cancellarmi|disiscrivermi|essere (cancellat|rimoss|eliminat)[oa])\b/,
    /\bnon (voglio|desidero|vogliamo|desideriamo|intendo|intendiamo|vorrei)( [a-z]+){0,2} (ricevere|riceverne|essere (contattat|disturbat)[oaie]|altre (mail|e-?mail|comunicazioni)|essere)\b/,
    /\bnon (mi|ci) (contatt|scriv|invi|mand|disturb|chiam|import)[a-z]{1,5}( piu| mai)?\b|\bnon (contatta|scrive|invia|manda|disturba|contattar|scriver|inviar|mandar)(te|tel|re)?(mi|ci)( piu)?\b/,
    /\b(smett|piant|finit|cess)[a-z]{1,5}(la)? (di|con) (scriver|contattar|inviar|mandar|disturbar|spammar|quest|le mail|lo spam)[a-z]*|\bbasta (mail|e-?mail|messaggi|spam|scriver|con)[a-z]*|\b(dalla|dalle) (vostra|tua|sua|vostre|sue) (lista|mailing list|mailing|liste|banca dati|database|newsletter)\b|\brevoco il (mio )?consenso\b|\bdiritto (di opposizione|all'oblio)\b|\blasciatemi in pace\b|\bnessuna (altra|ulteriore) (mail|e-?mail|comunicazione)\b/,
    /\bnon (autorizzo|acconsento|(ho|abbiamo) (mai )?(dato|fornito|espresso|prestato)( il| alcun| nessun)?( mio| nostro)? consenso|(ho|abbiamo) mai (autorizzato|chiesto|richiesto)|mi sono mai iscritt[oa])\b|\b(smettetela|smettila|piantatela|piantala|finitela)\b|\bmi oppongo\b|\b(voglio|desidero|vorrei) (disiscrivermi|essere (rimoss|cancellat|tolt)[oa])\b/,
  ],
  optOutAlone:
    /^(per favore,? |prego |si prega di )?(cancellami|cancellatemi|cancellazione|disiscrizione|disiscrivermi|disiscrivetemi|rimuovetemi|rimuovere|cancellare|basta|stop|annulla iscrizione)( grazie| per favore)?[.! ]*$/,
  autoSubject:
    /\b(risposta automatica|fuori (ufficio|sede)|assenza|assente|in ferie|messaggio automatico|conferma di ricezione|chiusura (estiva|natalizia|uffici))\b/,
  autoReply: [
    /\b(questo|questa) (e|e' )? ?(un|una) (messaggio|risposta|e-?mail) (automatic|generat)[a-z]*|\b(messaggio|risposta|e-?mail) (generat[oa] )?automatic[a-z]*/,
    /\b(si prega di )?non rispondere a (questa|questo) (e-?mail|mail|messaggio)\b/,
    /\babbiamo ricevuto (la (sua|tua|vostra)|il (suo|tuo|vostro)) (richiesta|messaggio|e-?mail|mail)\b|\bla (sua|vostra) richiesta e' ?stata (ricevuta|registrata)|\bnumero (di )?(ticket|pratica)\b|\b(le|vi) risponderemo( [a-z]+){0,4} (possibile|presto)/,
  ],
  absent: [
    /\b(fuori (ufficio|sede|dall'ufficio)|assente|rientro|rientrero|tornero|in (ferie|vacanza|trasferta|maternita|congedo|viaggio|malattia|permesso)|non (sono|saro) (in ufficio|disponibile|raggiungibile|reperibile)|uffici? (sono |e )?chius[oi])\b/,
  ],
  absentBesides: [
    /\b(accesso limitato|non avro (accesso|modo)|senza accesso|non (potro|saro in grado)|non leggero)\b/,
    /\b(al mio (rientro|ritorno)|appena (rientro|torno|possibile)|quando (rientro|torno)|rispondero)\b/,
    /\b(urgent[ei]|urgenz[ae]|in mia assenza|durante la mia assenza|(potete|puo|puoi|prego|si prega di) (contattare|rivolgersi|rivolgervi|scrivere))\b/,
    /\bgrazie per (la|il)?( (sua|tua|vostra|suo|tuo|vostro))? ?(e-?mail|mail|messaggio|avermi)\b/,
  ],
  backOn:
    /\b(rientro|rientrero|torno|tornero|ritorno|ritornero|saro di nuovo|di nuovo (disponibile|in ufficio|operativ[oi])|riapri(ra|remo|ranno)|disponibile)( [a-z]+){0,2}?( (il( giorno)?|dal|a partire dal|da|in ufficio|previsto)){0,4}/,
  until: /\b(fino (al|a|alle)( giorno)?|sino al|incluso|compreso|al)\b/,
  behindDay: false,
  months: [
    "gennaio|gen",
    "febbraio|feb",
    "marzo|mar",
    "aprile|apr",
    "maggio|mag",
    "giugno|giu",
    "luglio|lug",
    "agosto|ago",
    "settembre|sett|set",
    "ottobre|ott",
    "novembre|nov",
    "dicembre|dic",
  ],
  weekdays: [
    "lunedi|lun",
    "martedi",
    "mercoledi|mer",
    "giovedi|gio",
    "venerdi|ven",
    "sabato|sab",
    "domenica|dom",
  ],
  soon: {
    tomorrow: /\bdomani\b/,
    nextWeek: /\b(la )?(prossima settimana|settimana prossima)\b/,
    nextMonth: /\b(il )?(prossimo mese|mese prossimo)\b/,
    nextQuarter: /\b(il )?(prossimo trimestre|trimestre prossimo)\b/,
    nextYear: /\b(l'anno prossimo|il prossimo anno|anno nuovo|nuovo anno)\b/,
  },
  within:
    /\b(?:tra|fra|dopo|entro) (\d{1,2}|una?|un|due|tre|quattro|cinque|sei|qualche) (?:(?<day>giorn[oi])|(?<week>settiman[ae])|(?<month>mes[ei])|(?<year>ann[oi]))\b/,
  intents: {
    not_interested: [
      /\bnon (mi |ci |siamo |sono |sarei |saremmo )?(al momento |attualmente )?(interessa|interessan[oti]|interessat[oaie])\b|\b(nessun|senza|non c'e|non abbiamo|non ho) (alcun )?(interesse|bisogno|necessita)\b/,
      /\bno,? grazie\b|^no[.! ]*$|\bnon (ci |mi )?(serve|necessitiamo|occorre|fa per (noi|me)|fa al caso)\b|\b(rifiut|declin)[a-z]{1,5}\b/,
    ],
    wrong_person: [
      /\b(persona|contatto|indirizzo|ufficio) (sbagliat|errat|non corrett)[oa]\b|\bnon sono (la persona|il responsabile|la responsabile|io|piu|l'interlocutore)( [a-z]+){0,3}\b|\bnon (lavoro|lavora) piu\b|\bnon (mi occupo|e di mia competenza|e il mio (settore|reparto|campo))\b|\bha sbagliato\b/,
    ],
    referral: [
      /\b(contatt|rivolg|scriv|parl|sent)[a-z]{1,7}( pure| direttamente)? (il|la|al|alla|a|con|mio|mia|[a-z]+)\b(?<!contattami|contattarmi)|\b(la persona (giusta|corretta|indicata)|il referente|il responsabile|responsabile)( [a-z]+){0,5} e\b/,
      /\b(inoltr|gir|pass)[a-z]{1,4}( [a-z]+){0,4} (a|al|alla)\b|\b(in|per) (copia|conoscenza)\b|\bmetto in copia\b/,
    ],
    not_now: [
      /\b((al|per il|in questo|in tale) momento no(n)?|non (ora|adesso|e il momento|al momento|per ora)|ora no|adesso no|per ora no|troppo presto)\b(?!.{0,20}interess)/,
      /\b(piu avanti|piu tardi|in futuro|l'anno prossimo|il prossimo (anno|trimestre|mese)|(risent|ricontatt|riparl|richiam|sent|aggiorn|scriv|contatt)[a-z]{1,8}( [a-z]+){0,4} (a (gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)|tra|fra|dopo|nel|in|da|dal|piu avanti))\b|\bdopo (l'estate|le (ferie|vacanze|feste)|natale|pasqua)\b/,
    ],
    meeting_request: [
      /\b(fissare|fissiamo|organizzare|organizziamo|programmare|pianificare|concordare|prenotare|fare|facciamo)( [a-z]+){0,3} (appuntamento|incontro|chiamata|call|riunione|demo|videochiamata|telefonata|dimostrazione)\b|\b(mi chiami|chiamami|mi telefoni|mi chiamate)\b|\b(possiamo|potremmo)( [a-z]+){0,1} (sentirci|vederci|parlare|parlarne|incontrarci|fissare)\b|\b(sentiamoci|vediamoci|parliamone)\b/,
      /\b(disponibil[ei]|liber[oi]|va bene|andrebbe bene|che ne dice)( [a-z]+){0,3} (lunedi|martedi|mercoledi|giovedi|venerdi|domani|settimana)\b|\bquando (possiamo|potremmo|e disponibile|sei disponibile|siete)\b|\b(sua|tua|vostra) disponibilita\b/,
    ],
    objection: [
      /\b(troppo (car[oa]|costos[oa])|costa troppo|non (abbiamo|ho|c'e) (il |un |abbastanza )?budget|fuori budget)\b|\b(gia|attualmente) (abbiamo|usiamo|utilizziamo|un|una|in uso|coperti|fornitore)\b|\b(abbiamo|usiamo|utilizziamo|lavoriamo|collaboriamo|ho|uso) gia\b|\b(soddisfatt)[oaie] (di|del|della|con)\b|\binternamente\b|\bnon (mi |ci )?convince\b/,
    ],
    interested: [
      /(?<!non )\b(sono|siamo|sarei|saremmo|molto) interessat[oaie]\b|(?<!non )\b(mi|ci) (interessa|interesserebbe|piacerebbe)\b|\b(sembra|pare) (molto )?(interessante|ottimo|buono)\b|\b(molto )?interessante\b|\b(piu|maggiori|ulteriori) (informazioni|info|dettagli)\b|\bsaperne di piu\b/,
      /^(si|certo|volentieri|va bene|perfetto|con piacere|d'accordo|ok)\b|\bsi,? (grazie|certo|volentieri|per favore)\b|\b(mandi|invi|mandat|inviat|manda|invia)[a-z]{0,3}(mi|ci|temi|teci)?( pure)?( [a-z]+){0,3} (informazioni|info|preventivo|listino|brochure|presentazione|dettagli|offerta|materiale|prezzi)\b/,
    ],
  },
};
