import type { Vocabulary } from "./vocabulary.ts";

export const GERMAN: Vocabulary = {
  optOut: [
    /\b(streichen|loschen|loeschen|entfernen|streicht|loscht|entfernt|streich|losch|entfern) (sie |bitte )?(mich|uns|meine|unsere|diese)\b(?! (bitte )?nicht)|\b(melden|tragen|nehmen|meldet|tragt|nehmt|nimm|trag|meld) (sie |bitte )?(mich|uns|meine|unsere|diese)\b(?! (bitte )?nicht)(?=[^.!?]{0,60}\b(ab|aus|von|raus|heraus|runter)\b)/,
    /\b(mich|uns|meine (e-?mail|adresse|mail|daten|kontaktdaten)[a-z-]*|unsere (adresse|daten))( [a-z]+){0,7} (abmelden|austragen|loschen|loeschen|entfernen|streichen|herausnehmen|rausnehmen|entfernt|geloscht|ausgetragen|abgemeldet)\b/,
    /\b(keine|keinerlei|nie)( weiteren?| weitere| mehr| solche[nr]?)? (e-?mails?|mails|nachrichten|werbung|werbe-?mails?|kontaktaufnahme|kontaktaufnahmen|anschreiben|anfragen|newsletter|zusendungen)( [a-z]+){0,4} (mehr|erhalten|bekommen|senden|schicken|wunschen|zusenden|empfangen|wunsche|gewunscht|erwunscht)\b|\bkeine weiteren? (e-?mails?|mails|nachrichten|werbung|kontaktaufnahmen?|anschreiben)\b|\bkeine (e-?mails?|mails|werbung|nachrichten) mehr\b/,
    /\b(nicht|nie|niemals) (mehr|weiter|erneut|wieder|langer|nochmals?)( [a-z]+){0,2} ?(kontaktieren|kontaktiert|anschreiben|angeschrieben|anzuschreiben|zu kontaktieren|schreiben|anmailen|melden|belastigen|kontaktiere|schreib)\b|\b(kontaktieren|schreiben|kontaktiert|schreibt|schreib|mailen|belastigen) (sie )?(mich|uns|mir)( bitte)? (nicht|nie)( (mehr|weiter|wieder|erneut))?\b/,
    /\b(aus|von) (ihrem|eurem|deinem|dem|der|ihrer|eurer|deiner) (e-?mail-?|mail-?|mailing-?)?(verteiler|liste|verteilerliste|mailingliste|datenbank|adressliste)\b( [a-z]+){0,3} ?(nehmen|streichen|loschen|entfernen|austragen|abmelden|raus|heraus)?|\b(bitte|mochte|will|wunsche|ich)( [a-z]+){0,5} newsletter[a-z]* (abbestellen|kundigen|abmelden)\b|\bunterlassen sie\b|\blassen sie (mich|uns) in ruhe\b|\blass mich in ruhe\b|\bhoren sie auf\b|\bhor auf\b/,
    /\bwiderspreche (ich )?(hiermit )?(der|jeder|einer|jeglicher)\b|\bwiderruf(e|en)? (ich )?(hiermit )?(meine|die|jede) (einwilligung|zustimmung)\b|\b(mochte|will|wunsche|mochten|wollen|wunschen)( [a-z]+){0,5} (abmelden|austragen|abbestellen|nicht (mehr|weiter) (kontaktiert|angeschrieben))\b/,
    /\b(bitte|bitten)( [a-z]+){0,3} um( [a-z]+){0,3} (loschung|austragung|streichung|abmeldung|entfernung)\b|\b(sehen|verzichten|absehen|verzichtet|seht) (sie |ihr )?(bitte |kunftig |zukunftig |in zukunft ){0,2}(von|auf) (weiteren?|zukunftigen?|kunftigen?|solchen?|jeglichen?)\b|\bverschonen sie\b|\bvon (weiteren|kunftigen|zukunftigen|solchen|jeglichen) [a-z-]+ abzusehen\b|\b(untersage|verbitte|verbiete)( ich)?\b|\bnichts mehr (von|horen|erhalten)\b|\b(will|mochte|wunsche|wollen|wunschen)( [a-z]+){0,2} (keine|keinerlei)( [a-z]+)? (werbung|mails|e-?mails|nachrichten|kontaktaufnahme|angebote|zusendungen|anschreiben)\b|(^|[.!] )(bitte )?keine werbung\b|\bnie(mals)? (fur|zu|auf) [^.!?]{0,40}(angemeldet|eingetragen|registriert|abonniert)\b|(^|[.!?] )bitte (sofort |umgehend |wieder )?(entfernen|loschen|austragen|abmelden|streichen)([.!]|$)/,
  ],
  optOutAlone:
    /^(bitte )?(abmelden|austragen|abbestellen|abmeldung|loschen|mich abmelden|mich austragen|stopp|aufhoren|unsubscribe)( bitte| danke)?[.! ]*$/,
  autoSubject:
    /\b(abwesend|abwesenheit(snotiz|smeldung|sassistent|sbenachrichtigung|)?|automatische (antwort|ruckantwort|abwesenheit)|autom\. antwort|auto-?antwort|nicht im (buro|haus)|ausser haus|im urlaub|urlaubsmeldung|eingangsbestatigung|empfangsbestatigung)\b/,
  autoReply: [
    /\b(dies|das) ist eine automatisch|\bautomatisch (generierte|erstellte|erzeugte|versendete)/,
    /\bbitte antworten sie nicht auf diese\b|\bnicht auf diese (nachricht|e-?mail|mail) (zu )?antworten\b/,
    /\bwir haben ihre (nachricht|e-?mail|anfrage) (erhalten|bekommen)\b/,
    /\b(ihre|deine) (nachricht|e-?mail|anfrage) ist (bei uns )?eingegangen\b|\bticket(nummer|-nr|-id)\b|\b(postfach|e-?mail-?adresse) wird nicht (mehr )?(gelesen|uberwacht|genutzt|verwendet)\b|\bvielen dank fur ihre (anfrage|nachricht)\b.{0,120}\b(schnellstmoglich|zeitnah|in kurze|umgehend|bearbeit)/,
  ],
  absent: [
    /\b(nicht im (buro|haus|office)|ausser haus|abwesend|im urlaub|in urlaub|in (elternzeit|mutterschutz|den ferien|ferien)|auf (dienstreise|geschaftsreise|reisen)|nicht erreichbar|nicht am platz|krankgeschrieben|out of office|unterwegs|wieder (im buro|erreichbar|zuruck|fur sie da))\b/,
  ],
  absentBesides: [
    /\b(eingeschrankt|keinen? (zugriff|zugang)|nicht (weitergeleitet|gelesen|abgerufen)|wird nicht|werden nicht (weitergeleitet|gelesen)|nur sporadisch|unregelmassig)\b/,
    /\b(nach meiner ruckkehr|nach ruckkehr|sobald ich (zuruck|wieder)|ab diesem zeitpunkt|wieder (erreichbar|im buro|da|fur sie da))\b/,
    /\b(in dringenden (fallen|angelegenheiten)|dringende[nr]?|vertretung|vertritt mich|in der zwischenzeit|wenden sie sich)\b/,
    /\b(vielen dank|danke) fur (ihre|deine|die|eure) (nachricht|e-?mail|mail)\b/,
  ],
  backOn:
    /\b(wieder|zuruck|ruckkehr|zuruckkehren|erreichbar|anwesend|zuruck sein)( (bin ich|sind wir|im buro|fur sie|erreichbar|da|zuruck|ich|persoenlich|personlich|bin)){0,3}( (ab|am|zum|vom|ist|wieder)){0,4}/,
  until:
    /\b(bis( einschliesslich| inklusive| inkl\.?)?( zum| den| am| zu)?|einschliesslich|ab( dem)?)\b/,
  behindDay: false,
  months: [
    "januar|janner|jan",
    "februar|feber|feb",
    "marz|maerz|mrz",
    "april|apr",
    "mai",
    "juni|jun",
    "juli|jul",
    "august|aug",
    "september|sept|sep",
    "oktober|okt",
    "november|nov",
    "dezember|dez",
  ],
  weekdays: [
    "montag|mo",
    "dienstag|di",
    "mittwoch|mi",
    "donnerstag|do",
    "freitag|fr",
    "samstag|sonnabend|sa",
    "sonntag|so",
  ],
  soon: {
    tomorrow: /\bab morgen\b|\bmorgen (wieder|zuruck)\b/,
    nextWeek: /\bnachste[rn]? woche\b|\bkommende[rn]? woche\b/,
    nextMonth: /\b(nachste[nrs]?|kommende[nrs]?) monat\b/,
    nextQuarter: /\b(nachste[nsr]*|kommende[nsr]*) quartal\b/,
    nextYear: /\b(nachste[snr]*|kommende[snr]*|neue[snr]*) jahr(es)?\b/,
  },
  within:
    /\b(?:in|nach)(?: etwa| ca\.?)? (\d{1,2}|ein(?:em|er)?|zwei|drei|vier|funf|sechs|einigen|ein paar) (?:(?<day>tage?n?)|(?<week>wochen?)|(?<month>monate?n?)|(?<year>jahre?n?))\b/,
  intents: {
    not_interested: [
      /\b(kein(en|erlei)?|nicht|leider kein) (weiteres |grosses )?(interesse|bedarf|interessiert|interessant|relevant)\b|\bnicht (an [a-z]+( [a-z]+){0,3} )?interessiert\b|\b(besteht|haben|habe|sehe|sehen) (wir |ich )?(derzeit |aktuell |leider |hier |da )?(kein|keinen) (bedarf|interesse)\b/,
      /\bnein,? (danke|vielen dank)\b|^nein[.! ]*$|\b(passt|ist) (leider )?(nicht|nichts) (zu|fur|in) (uns|mich)\b|\b(brauchen|benotigen|brauche|benotige) (wir |ich )?(das |dies |es |so etwas )?(derzeit )?nicht\b|\bkommt (fur uns |fur mich )?nicht in ?frage\b|\bwir verzichten\b|\bmussen (wir )?(leider )?(absagen|ablehnen)\b/,
    ],
    wrong_person: [
      /\b(falsche[rn]?|nicht (der|die|mehr der|mehr die) (richtige|zustandige)[nr]?|nicht mehr|nicht) (ansprechpartner(in)?|person|kontakt|zustandig|verantwortlich|adressat|abteilung)\b|\b(nicht|nicht mehr) (der richtige|die richtige|in (dem|diesem|der) (unternehmen|firma)|bei .{2,30} (tatig|beschaftigt))\b|\b(arbeite|bin) nicht mehr (bei|fur|in|hier|dort)\b|\bbin (dafur |hierfur )?nicht zustandig\b|\b(nicht|nicht mehr) mein (bereich|thema|aufgabengebiet)\b/,
    ],
    referral: [
      /\b(wenden sie sich|wende dich|kontaktieren sie|kontaktiere|sprechen sie|schreiben sie|melden sie sich|richten sie)( sich)?( [a-z]+){0,3} (an|bei|mit|meine[nr]?|unsere[nr]?|herrn|frau)\b|\b(zustandig|verantwortlich|ansprechpartner(in)?)( [a-z]+){0,5} (ist|ware|sind)( herr| frau)?\b|\b(ist|ware) (bei uns )?(herr|frau|mein(e)? kolleg(e|in))\b/,
      /\b(habe|leite|gebe)( [a-z-]+){0,6} (weitergeleitet|weiter)\b|\bin (cc|kopie)\b/,
    ],
    not_now: [
      /\b(derzeit|aktuell|momentan|im moment|zurzeit|zur zeit|gerade|jetzt|im augenblick) (leider )?(nicht|kein|keine|keinen|schlecht|ungunstig|zu fruh)\b(?! (interess|bedarf))|\b(passt|ist) (es )?(gerade|jetzt|im moment|derzeit|momentan) (leider )?(nicht|schlecht|ungunstig)\b|\bkein guter zeitpunkt\b|\bzu fruh\b/,
      /\b(melden|kontaktieren|fragen|schreiben|meld|sprechen|kommen|versuchen|horen)( [a-z]+){0,5} (spater|im (nachsten|neuen|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|fruhjahr|herbst|sommer|winter)|in (\d+|ein paar|zwei|drei|sechs|einigen)|nach (dem|den)|anfang|ende|mitte|ab)\b|\bspater (noch ?mal|wieder|vielleicht)\b|\bvielleicht spater\b|\b(erst )?(im|ab) (nachsten|kommenden|neuen) (jahr|quartal)\b|\bnach (dem sommer|den ferien|weihnachten|ostern)\b/,
    ],
    meeting_request: [
      /\b(termin|treffen|gesprach|telefonat|call|demo|meeting)( [a-z]+){0,4} (vereinbaren|ausmachen|machen|fixieren|vorschlagen|planen|finden|schicken|senden)\b|\b(vereinbaren|machen|schicken|senden|schlagen)( sie)?( mir| uns)?( [a-z]+){0,3} (termin|treffen|gesprach|call|demo|einladung|terminvorschlag[a-z]*)\b/,
      /\b(telefonieren|rufen sie mich|ruf mich an|anrufen|gerne sprechen|konnen wir (sprechen|uns treffen|telefonieren)|lassen sie uns|lass uns)\b|\b(passt|passen) (es )?(ihnen|dir|euch|mir)( [a-z]+){0,4}|\bwann (hatten|haben|passt|konnen) (sie|du|es)\b|\b(montag|dienstag|mittwoch|donnerstag|freitag) (um|vormittag|nachmittag|ware|passt|ginge)\b/,
    ],
    objection: [
      /\b(zu teuer|kein budget|keine mittel|budget (ist|fehlt|reicht)|fehlt (uns |mir )?(das|ein|derzeit das) budget|zu hoher? preis)\b|\b(nutzen|haben|verwenden|arbeiten|setzen)( wir)? (bereits|schon)\b|\b(bereits|schon) (einen?|mit|eine losung|versorgt|im einsatz|vertraglich)\b|\b(zufrieden mit|vertraglich gebunden|eigene losung|inhouse|bedenken|nicht uberzeugt|datenschutz)\b/,
    ],
    interested: [
      /\b(klingt|hort sich|sieht) (sehr |wirklich |ja )?(gut|interessant|spannend|super|toll)\b|\b(bin|sind|ware|waren|haben|habe|hatten|hatte)( wir| ich)? (sehr |grosses |grundsatzlich |durchaus |prinzipiell |gerne )?(interessiert|interesse|neugierig)\b|\b(mehr|weitere|nahere|genauere) (informationen|infos|details|erfahren|dazu|daruber|wissen)\b/,
      /^(ja|gerne|gern|klar|natulich|sehr gerne|einverstanden)\b|\bja,? (bitte|gerne|gern)\b|\b(senden|schicken|schick|mailen)( sie)?( mir| uns)?( bitte)?( [a-z]+){0,3} (infos?|informationen|unterlagen|angebot|preise|preisliste|prasentation|details|broschure)\b/,
    ],
  },
};
