import type { Vocabulary } from "./vocabulary.ts";

export const DUTCH: Vocabulary = {
  optOut: [
    /\b(schrijf|haal|verwijder|meld|gooi|haalt|schrijft|verwijdert|gelieve)( u)?( aub| alstublieft| a\.u\.b\.)? (mij|me|ons|mijn|onze|dit adres)\b(?! niet)/,
    /\b(mij|me|ons|mijn (gegevens|adres|e-?mail[a-z]*|mailadres))( [a-z]+){0,7} (uitschrijven|uit te schrijven|afmelden|af te melden|verwijderen|te verwijderen|uitgeschreven|halen|te halen)\b|\b(ik|wij|we) (wil|willen|wens|wensen|zou)( [a-z]+){0,5} (uitschrijven|afmelden|uitgeschreven)\b/,
    /\b(geen|nooit)( [a-z]+){0,2} (e-?mails?|mails?|mailtjes|berichten|reclame|nieuwsbrieven|post|contact)( [a-z]+){0,3} (meer|ontvangen|te ontvangen|sturen|te sturen|krijgen|opnemen)\b|\bgeen verdere (e-?mails?|mails?|berichten|contact)\b/,
    /\bniet (meer|langer|verder|opnieuw|nogmaals|weer)( [a-z]+){0,3} ?(benader(d|en)?|te benaderen|contacteren|te contacteren|mailen|te mailen|berichten|sturen|te sturen|ontvangen|lastig(vallen|valt)?|gemaild|gecontacteerd|contact|mailt|contacteert|benadert|stuurt|schrijft|aanschrijft|aanschrijven|(te |aan )?schrijven|belt)\b|\b(mail|contacteer|benader|stuur|schrijf|bel)(t)?( u)? (mij|me|ons) (niet|nooit)( meer| langer)?\b/,
    /\b(stop|stopt|hou|houd|kap)( u)?( nu)?( aub)? (op )?met( het)?( [a-z]+){0,3} ?(mailen|sturen|spammen|benaderen|contacteren|berichten|deze (mails|e-?mails)|lastigvallen|toesturen)\b|\b(van|uit) (uw|jullie|je|de|deze) (mailing|verzend|mail|e-?mail|contact)?-?(lijst|bestand|database|lijsten)\b|\blaat (mij|me|ons) met rust\b|\btrek (hierbij )?mijn toestemming in\b|\brecht (van bezwaar|op vergetelheid)\b/,
    /\bstop (hiermee|ermee|daarmee)\b|\b(wil|wilt|wens)( [a-z]+){0,3} (niet (meer|langer)|geen)( [a-z]+){0,2} (mails?|e-?mails?|berichten|contact|ontvangen)\b|\b(geen|nooit)( [a-z]+)? toestemming\b|\bnooit( [a-z]+){0,3} (aangemeld|ingeschreven|geabonneerd)\b/,
  ],
  optOutAlone:
    /^(graag |gelieve |aub )?(uitschrijven|afmelden|afmelding|uitschrijving|stop|verwijderen|mij uitschrijven|mij afmelden)( aub| graag| alstublieft| bedankt)?[.! ]*$/,
  autoSubject:
    /\b(automatisch (antwoord|bericht)|afwezig(heid|heidsbericht|heidsassistent)?|niet aanwezig|niet op kantoor|buiten kantoor|met vakantie|op vakantie|ontvangstbevestiging|out of office)\b/,
  autoReply: [
    /\bdit is een automatisch|\bautomatisch (gegenereerd|verzonden|antwoord)/,
    /\bgelieve niet te (antwoorden|reageren) op (dit|deze)\b|\bniet reageren op (dit|deze) (bericht|e-?mail)\b/,
    /\b(wij|we|ik) (hebben|heb) (uw|je|jouw) (bericht|e-?mail|mail|aanvraag|vraag) (goed |in goede orde )?ontvangen\b|\b(uw|je) (bericht|aanvraag|vraag) is (goed )?ontvangen\b|\b(ticket|dossier)nummer\b/,
  ],
  absent: [
    /\b(afwezig|niet (aanwezig|op kantoor|bereikbaar|beschikbaar)|(met|op) (vakantie|reis|zakenreis|zwangerschapsverlof|ouderschapsverlof|verlof)|buiten kantoor|vrij tot|ziekteverlof|weer (terug|op kantoor|bereikbaar|aanwezig)|er weer (op|vanaf))\b/,
  ],
  absentBesides: [
    /\b(beperkt(e)? (toegang|bereikbaar)|geen toegang|niet (gelezen|doorgestuurd)|wordt niet)\b/,
    /\b(na mijn (terugkomst|terugkeer|vakantie|verlof)|bij terugkomst|bij terugkeer|zodra ik (terug|weer))\b/,
    /\b(dringend(e)?|spoed|urgent(e)?|tijdens mijn (afwezigheid|vakantie|verlof)|neem( dan)? contact op|kunt u (contact|terecht))\b/,
    /\b(bedankt|dank) (voor|u voor|je voor) (uw|je|het|de) (bericht|e-?mail|mail|mailtje)\b/,
  ],
  backOn:
    /\b(terug|weer|terugkomst|terugkeer|bereikbaar|aanwezig|beschikbaar)( (op kantoor|aanwezig|bereikbaar|beschikbaar|ben ik|is|te)){0,3}( (op|vanaf|per|sinds)){0,4}/,
  until: /\b(tot( en met)?|t\/m|tm|inclusief)\b/,
  behindDay: false,
  months: [
    "januari|jan",
    "februari|feb",
    "maart|mrt",
    "april|apr",
    "mei",
    "juni|jun",
    "juli|jul",
    "augustus|aug",
    "september|sept|sep",
    "oktober|okt",
    "november|nov",
    "december|dec",
  ],
  weekdays: [
    "maandag|ma",
    "dinsdag|di",
    "woensdag|wo",
    "donderdag|do",
    "vrijdag|vr",
    "zaterdag|za",
    "zondag|zo",
  ],
  soon: {
    tomorrow: /\bmorgen (weer|terug)\b|\bvanaf morgen\b/,
    nextWeek: /\b(volgende|komende) week\b/,
    nextMonth: /\b(volgende|komende) maand\b/,
    nextQuarter: /\b(volgend|komend) kwartaal\b/,
    nextYear: /\b(volgend|komend|nieuwe) jaar\b/,
  },
  within:
    /\b(?:over|na|binnen) (\d{1,2}|een|twee|drie|vier|vijf|zes|een paar|enkele) (?:(?<day>dag(?:en)?)|(?<week>we(?:ek|ken))|(?<month>maand(?:en)?)|(?<year>ja(?:ar|ren)))\b/,
  intents: {
    not_interested: [
      /\b(geen|niet|nul) (echt |erg |verder )?(interesse|geinteresseerd|interessant|behoefte|belangstelling|relevant)\b|\b(hebben|heb|is|zien) (wij |we |ik |er )?(op dit moment |momenteel |momenteel even )?geen (interesse|behoefte|belangstelling)\b/,
      /\bnee,? (dank|bedankt|dankjewel)|^nee[.! ]*$|\bniet (voor (ons|mij)|van toepassing|nodig)\b|\b(past|sluit) (dit )?niet\b|\bwe (zien|slaan) (er|dit|deze)( [a-z]+)? (van af|over)\b/,
    ],
    wrong_person: [
      /\b(verkeerde (persoon|contactpersoon|adres|afdeling)|niet de (juiste|goede) (persoon|contactpersoon)|niet (meer )?(werkzaam|verantwoordelijk)|werk(t)? (hier |daar |er )?niet meer|niet mijn (afdeling|verantwoordelijkheid|vakgebied)|ga (ik )?niet over|ga (ik )?(hier|daar|er) niet over)\b/,
    ],
    referral: [
      /\b(neem(t)?( u)?( dan)?( beter)?( even)? contact op met|kunt u (beter )?(contact opnemen met|terecht bij)|spreek met|mail(t)? (naar )?|benader) (mijn|onze|de|[a-z]+)\b|\b(juiste (persoon|contactpersoon)|verantwoordelijk(e)?)( [a-z]+){0,5} is\b/,
      /\b(doorgestuurd|stuur (het|dit|uw mail) door|doorgezet) (naar|aan)\b|\b(in|via) (de )?cc\b|\bin kopie\b/,
    ],
    not_now: [
      /\b((nu|momenteel|op dit moment|voorlopig|vooralsnog) (even )?niet|niet (nu|op dit moment)|geen goed moment|te vroeg|komt (nu )?niet uit)\b(?!.{0,20}interesse)/,
      /\b(later|volgend (jaar|kwartaal)|volgende maand|(neem|mail|bel|benader|vraag|kom|probeer)( [a-z]+){0,6} (over (\d|een|twee|drie|zes)|in (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|het)|na de|begin|eind|volgend[e]?))\b|\bna de (zomer|vakantie|kerst|feestdagen)\b/,
    ],
    meeting_request: [
      /\b(afspraak|gesprek|meeting|demo|call|overleg)( [a-z]+){0,4} (plannen|inplannen|maken|in te plannen|te plannen|prikken)\b|\b(plan|plannen|maken|inplannen|prikken)( we| wij)?( [a-z]+){0,3} (afspraak|gesprek|meeting|demo|call|overleg)\b|\bbel (me|mij)\b|\b(kunnen|zullen) we( [a-z]+){0,3} (bellen|praten|afspreken|spreken|overleggen|inplannen)\b/,
      /\b(beschikbaar|schikt|schikken|past|uitkomt|kan ik|kun je|kunt u)( [a-z]+){0,3} (maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|volgende week)\b|\bwanneer (schikt|komt|kun|kunt|past)\b/,
    ],
    objection: [
      /\b(te duur|geen budget|budget is|buiten (ons )?budget|geen geld)\b|\b(gebruiken|werken|hebben|maken) (we |wij )?(al|reeds)\b|\b(al|reeds) (een|voorzien|met|gebruik)\b|\b(tevreden (met|over)|zitten vast aan|huidige leverancier|niet overtuigd)\b/,
    ],
    interested: [
      /\b(klinkt|lijkt|ziet er) (me |mij |ons )?(heel |erg |zeer )?(goed|interessant|leuk|mooi)\b|(?<!niet )(?<!geen )\b(ben|zijn|wel|zeer|erg|heb|hebben)( we| wij| ik)? (wel |zeer |zeker |erg )?(geinteresseerd|interesse)\b|\b(meer|verdere) (informatie|info|details|weten|horen)\b/,
      /^(ja|graag|prima|zeker|akkoord|is goed|leuk)\b|\bja,? (graag|hoor|prima)\b|\b(stuur|mail|zend)(t)?( u)?( me| mij| ons)?( [a-z]+){0,3} (informatie|info|offerte|prijzen|prijslijst|brochure|presentatie|details)\b/,
    ],
  },
};
