/** Verbs that close the line above a quotation, as mail programs write it in their languages. */
export const WROTE =
  /(wrote|writes?|said|a écrit|ont écrit|schrieb|schreef|escribió|escribio|ha scritto|scrive|escreveu|escreve|napisał(\(a\)|a)?|pisze|skrev|kirjoitti|написал(\(а\)|а)?|пишет|пише|написав|napsala?(\(a\))?|napísal(\(a\)|a)?|a scris|написа|írta|ezt írta|şunu yazdı|yazdı|έγραψε|va escriure|je napisao|piše|rašė|rakstīja|kirjutas|đã viết|menulis|כתב\/ה|כתבה?|写道|寫道|作成|작성|님이 작성|のメール|เขียน)(?=[\s:：.,]|$)/iu;

/** Words that open such a line. */
export const LEADS =
  /^(on|le|am|el|il|em|op|den|dne|dňa|dnia|w dniu|på|pe|at|vào|στις|в|la|li|l['’]|tarihinde|el día|no dia|a|pada|kuupäeval|ons|ma|di|wo|do|vr|za|zo|在|于|於)(?=[\s.,:]|\d)/iu;

/** A date as mail programs write it: figures with separators, or a day beside a year. */
export const DATE =
  /\d{1,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,4}|\b\d{1,2}(st|nd|rd|th|er|\.|º)?\s+(de\s+)?[^\s\d,]{3,12}\.?,?\s+(de\s+)?\d{2,4}|[^\s\d]{3,12}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}|\d{4}年/iu;
export const TIME = /\b\d{1,2}\s?[:.h時]\s?\d{2}\b/iu;

/** What stands between dashes or alone above an unquoted copy of the earlier mail. */
export const COPY_TITLES =
  /^[\s>*_-]*(original message|forwarded message|begin forwarded message|message (d['’]origine|original|transféré|transmis)|(début du )?message réexpédié|(ursprüngliche|weitergeleitete|original[- ]?)\s?(nachricht|e-?mail)|mensaje (original|reenviado)|mensagem (original|encaminhada)|(messaggio|messagio) (originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|(wiadomość oryginalna|oryginalna wiadomość|treść oryginalnej wiadomości|wiadomość przekazana|przekazana wiadomość)|ursprungligt meddelande|vidarebefordrat meddelande|(oprindelig|videresendt) (meddelelse|besked)|(opprinnelig|videresendt) melding|alkuperäinen viesti|(původní|přeposlaná) zpráva|pôvodná správa|eredeti üzenet|mesaj original|(исходное|пересылаемое|пересланное|оригинальное) сообщение|(початкове|переслане) повідомлення|orijinal (ileti|mesaj)|αρχικό μήνυμα|הודעה מקורית|元のメッセージ|転送(された)?メッセージ|元メッセージ|原始邮件|原始郵件|转发邮件|转发的邮件|원본 (메시지|메일)|izvorna poruka|izvirno sporočilo)[\s:：*_-]*$/iu;

/** Names of the header lines that Outlook and others put above an unquoted copy. */
export const SENDER_LABEL =
  /^(from|von|de|da|van|od|от|від|från|fra|lähettäjä|feladó|kimden|από|expéditeur|expediteur|mittente|remitente|remetente|afzender|odesílatel|差出人|送信者|发件人|寄件者|寄件人|보낸 ?사람|מאת)$/iu;
export const SUBJECT_LABEL =
  /^(re|sujet|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|тема|ämne|emne|aihe|tárgy|konu|θέμα|předmět|predmet|件名|题名|主题|主旨|제목|נושא)$/iu;
export const OTHER_LABEL =
  /^(to|an|à|a|para|aan|do|dla|кому|till|til|vastaanottaja|címzett|kime|προς|pour|komu|pre|宛先|收件人|收件者|받는 ?사람|אל|cc|copie à|copia|kopie|kopia|dw|kopi|ccn?|bcc|date|data|fecha|datum|datę|дата|sent|gesendet|envoyé( le)?|enviado( el| em)?|enviada( em)?|inviato|verzonden|wysłano|wysłane|отправлено|надіслано|skickat|sendt|lähetetty|elküldve|gönderildi|gönderilme|tarih|odesláno|dátum|送信日時|日時|日付|发送时间|寄件日期|日期|보낸 ?날짜|날짜|reply-to|répondre à|risposta|antwort an|responder a|organization|importance|importanz|wichtigkeit|priority|message du|attachments?|anlagen|pièces jointes)$/iu;

/** The line a phone or a mail program adds by itself. */
export const SENT_FROM =
  /^[\s>*_()<[\-–—]*(sent from (my|a|an) .{2,80}|(sent|posted|written) (from|via|using|with|by) (the |an? )?.{0,30}(iphone|ipad|ios|android|samsung|galaxy|blackberry|huawei|nokia|windows|outlook|gmail|yahoo|aol|mail\b|proton|phone|mobile|device|tablet|smartphone|mailspring|mailbox|inbox|webmail|airmail|newton|sparrow|k-9|fairemail|bluemail|tutanota|roundcube|typeapp|boxer|superhuman|front\b|spark\b|thunderbird|mailbird|zoho|https?:).{0,60}|get outlook for \S+.*|(envoyé|expédié) (de|depuis|à partir de|avec|via) (mon |l['’])?.{2,60}|(von|mit) (meinem|der|dem|unterwegs)?.{2,50} (gesendet|geschickt|verschickt)|(gesendet|verschickt) (von|mit|über|aus) .{2,60}|enviado (desde|de|do|da|a partir de|con|através) .{2,60}|enviada (do|desde) .{2,60}|inviato (da|dal|con|tramite) .{2,60}|(verstuurd|verzonden) (vanaf|vanuit|met|via|van) .{2,60}|wysłan[eoay] (z|za|przez|ze|do).{2,60}|skickat från .{2,60}|sendt fra .{2,60}|sendt via .{2,60}|lähetetty .{2,60}|(odesláno|poslané) z .{2,60}|отправлено (с|из|от|через) .{2,60}|надіслано (з|із) .{2,60}|trimis de (pe|la) .{2,60}|.{2,30}(から|より)送信(されました)?|(发自|發自|从|從)我的.{2,30}|(发自|發自).{2,30}|나의 .{2,30}에서 보냄|.{2,30}에서 보냄|(download|get|obtenir|obtener|obter|hol dir|baixe|scarica) .{0,20}(outlook|gmail|mail) (for|pour|para|für|per) .{2,30})[\s*_)>\].]*$/iu;

/** A closing formula alone on its line; what follows it is a signature. */
export const SIGN_OFF =
  /^[\s*_]*((with )?(best|kind|warm|kindest|warmest|many)? ?(regards|wishes)|sincerely( yours)?|yours (sincerely|truly|faithfully)|respectfully|cordially|mit (freundlichen|besten|lieben|herzlichen) grüßen?|(freundliche|beste|viele|liebe|herzliche|schöne) grüße|mfg|cordialement|bien (cordialement|à vous)|(sincères|meilleures) salutations|(un )?(cordial(es)? )?saludos?( cordiales)?|atentamente|atenciosamente|cumprimentos|abraços?|cordiali saluti|distinti saluti|met vriendelijke groeten?|(hartelijke|vriendelijke) groeten?|groeten|z poważaniem|pozdrawiam( serdecznie)?|よろしくお願い(いた|致)?します|敬具)[\s,.!*_]*$/iu;
