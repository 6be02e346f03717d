/**
 * Hard or soft, and by which code. Hard means that the address itself is dead (nobody there, no such
 * domain, account closed); a full mailbox, a policy, a reputation or a time-out says nothing about
 * the address and is never hard, whatever class of code the server chose (RFC 3463, section 3).
 */

type FailureReason = "address" | "full" | "sender" | "temporary" | "policy" | "unknown";

const FULL =
  /(mailbox|mail box|inbox|account|user|quota|storage|postfach|bo[iî]te|buz[oó]n|casella|caixa|skrzynk)[^.]{0,60}(\bfull\b|over ?quota|exceed|out of storage|voll\b|pleine|llen[oa]|piena|cheia|vol\b|pe[lł]n)|over (the )?(allowed )?quota|quota (has been )?exceed|insufficient (disk|storage|system storage)|exceeds allowed size|not enough (disk )?space|mailbox size limit|容量|переполнен/;
const SENDER =
  /sender (address |domain )?(was )?(is )?(rejected|denied|refused|not allowed|verify)|sender was rejected|domain of (the )?sender|sender(?:'s)? (domain|address)|bad sender|mail from domain|invalid sender|unauthenticated sender|after mail from|return address/;
const DEAD_ADDRESS = [
  /(user|recipient|account|address|mailbox|addressee|adresse|local[- ]?part|name|alias)\b[^.;]{0,70}(unknown|not found|not recogni[sz]ed|not exist|doesn.?t exist|does not exist|no longer|nonexist|non-exist|not known|not listed|isn.?t listed|undefined|n.existe pas|inconnu|invalide)/,
  /(unknown|no such|invalid|nonexistent|non-existent|unrecogni[sz]ed|unrouteable|undeliverable|bad destination|not a (valid|known|registered|local)|bad) ((gateway|local|virtual|final delivery|destination|e-?mail) ){0,2}(user|recipient|mailbox|address|account|userid|addressee|person)/,
  /no (such )?(user|mailbox|recipient|address|account|person|one)( here| by that name| with this)|no mailbox here|user doesn.?t have an? |this user doesn|requested action not taken: (mailbox unavailable|no such)|mailbox unavailable|all relevant mx records point to non-existent/,
  /recipient address rejected(: access denied|\.?\s*(\(in reply|$))|recipadr|recip(ient)?notfound|recipient name is not recognized|destinataire invalide|empf(ae|ä)nger unbekannt|unknown local[- ]part|recipient no longer on server|user has moved|has moved to|please update your|check if (the )?address is correct/,
  /(empf(ä|ae)nger|benutzer|postfach|adresse)[^.]{0,40}(unbekannt|existiert nicht|nicht gefunden|ung(ü|ue)ltig)|utilisateur inconnu|usuario (desconocido|inexistente)|(no|non|n(ã|a)o|nie) (existe|esiste|istnieje)|utente (sconosciuto|inesistente)|usu(á|a)rio (desconhecido|inexistente)|gebruiker onbekend|bestaat niet/,
  /(宛先|あて先|ユーザー?|アドレス)[^。]{0,20}(不明|存在しません|見つかりません|ありません|みつかりません)|не (существует|найден)|不存在/,
];
const SENDER_POLICY =
  /spam|dmarc|\bspf\b|dkim|authentication|reputation|virus|blacklist|block list|client host|\bptr\b|reverse dns|rdns|relay access|policy/;
const CLOSED_ACCOUNT =
  /\b(account|mailbox|user|address|recipient|compte)\b[^.;]{0,60}(disabled|inactive|suspended|discontinued|deactivated|closed|frozen|terminated|blocked|bloque|expired)|(disabled|inactive|deactivated|suspended) (recipient|user|account|mailbox|e-?mail)/;
const DEAD_DOMAIN =
  /(host|domain)( name| \S{1,80})?( is)? (unknown|not found)|unknown (host|domain)|no such (host|domain)|host or domain name not found|domain name not found|(domain|host)[^.;]{0,30} does ?n[o']t exist|account or domain may not exist|nxdomain|null mx|does not accept (any )?(mail|e-?mail)|not accepting network messages|find a mail exchanger|no smtp service|no valid (mx|mail) |no mx (record|host)|unrouteable mail domain|recipient domain (invalid|not found)/;
const TEMPORARY =
  /temporar|try (again )?later|timed? ?out|time ?out|expired|deferred|retry|too many|\brate\b|frequency|greylist|graylist|connection (refused|reset|lost)|lookup failure|not reachable|unreachable|hop count|too many hops|loop|name server reply|busy|in the queue too long|giving up|last \d+ seconds/;
const POLICY =
  /spam|block|blacklist|black list|policy|dmarc|\bspf\b|dkim|authenticat|reputation|\bptr\b|reverse dns|rdns|relay|virus|too (large|big)|size limit|content|compliant|access denied|denied|header|unsolicited|forbidden|permission/;

/** Reads the reason out of a server's words, in lower case and with links removed. */
function failureReason(words: string): FailureReason {
  const text = plain(words);
  if (FULL.test(text)) return "full";
  if (SENDER.test(text)) return "sender";
  if (DEAD_ADDRESS.some((pattern) => pattern.test(text)) || DEAD_DOMAIN.test(text))
    return "address";
  if (TEMPORARY.test(text)) return "temporary";
  if (SENDER_POLICY.test(text)) return "policy";
  if (CLOSED_ACCOUNT.test(text)) return "address";
  return POLICY.test(text) ? "policy" : "unknown";
}

/** Whether a failure is hard, from its status code and the server's words. */
export function isHard(status: string | null, words: string): boolean {
  const code = specific(status) ?? statusIn(words) ?? status;
  if (code && /^(4\.|5\.1\.[78]$)/.test(code)) return false;
  if (code === null && /(^|\s)4\d\d[ -]/.test(words)) return false;
  const reason = failureReason(words);
  if (reason !== "unknown" && reason !== "policy") return reason === "address";
  if (code === null) return false;
  return /^5\.(1\.(0|1|2|3|4|6|10)|2\.1|4\.4)$/.test(code) && reason === "unknown";
}

/** The status to keep: the reported one, unless it says nothing (`5.0.0`) and the words say more. */
export function bounceStatus(status: string | null, words: string): string | null {
  return specific(status) ?? statusIn(words) ?? status;
}

/** The first enhanced status code in a text that is neither an address nor a version number. */
function statusIn(words: string): string | null {
  const found = /(?<![\d.])([45]\.[0-7]\.\d{1,3})(?![\d]|\.\d)/.exec(words.slice(0, 20_000));
  return found?.[1] ?? null;
}

function specific(status: string | null): string | null {
  return status && !/^[45]\.0\.0$/.test(status) ? status : null;
}

function plain(words: string): string {
  return words
    .slice(0, 20_000)
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, " ")
    .replace(/<?[^\s<>@]{1,80}@[\w.-]{1,100}>?/g, " ")
    .replace(/[45]\d\d[- ][45]\.\d\.\d{1,3}/g, " ")
    .replace(/\s+/g, " ");
}
