import { firstHeader } from "./header-block.ts";
import type { ParsedMail } from "./read-mail.ts";

const SYSTEM_SENDER =
  /mail(er)?[-_. ]?d(a)?emon|\bpo+st[-_]?master\b|mail[-_. ]?(delivery|deliver)[-_. ]?((sub)?system|service|agent)|delivery (sub)?system|mail[-_. ](system|robot|router|admin(istrator)?)|mail administrator|\badministrator@|system administrator|\b(mmdf|powermta)\b|microsoftexchange[0-9a-f]{8}|<?bounces?[-+@]|delivery[-_.](failure|report|status)/i;
/** A list server speaks under its owner's name; people who write through it keep their own. */
const LIST_OWNER = /^(owner-[^@]+|[^@]+-(admin|owner|request|errors))@/i;
const DAEMON = /mail(er)?[-_. ]?daemon/i;

/**
 * How much speaks for a mail system having written this rather than a person; 0 when nothing does.
 * The null return path is what RFC 3464 (section 2) and RFC 5321 (section 4.5.5) ask of reports.
 */
export function bounceSourceScore(mail: ParsedMail): number {
  const returnPath = firstHeader(mail.headers, "return-path");
  let score = 0;
  if (isSystemSender(mail)) score += 2;
  if (returnPath !== null && /^\s*<\s*>\s*$/.test(returnPath)) score += 2;
  else if (returnPath !== null && SYSTEM_SENDER.test(returnPath)) score += 1;
  if (mail.headers.has("x-failed-recipients")) score += 3;
  if (mail.headers.has("x-mlserver") && LIST_OWNER.test(mail.from?.address ?? "")) score += 2;
  return score;
}

/** Whether the From names a mail system: a daemon, a postmaster, or nobody at all. */
export function isSystemSender(mail: ParsedMail): boolean {
  const from = (firstHeader(mail.headers, "from") ?? "").slice(0, 500);
  return SYSTEM_SENDER.test(from) || /^[^<]*<\s*>\s*$/.test(from) || from.trim() === "";
}

/** Whether the From is the one name that no person ever writes under. */
export function isDaemon(mail: ParsedMail): boolean {
  return DAEMON.test((firstHeader(mail.headers, "from") ?? "").slice(0, 500));
}

/** Whether the mail claims to be automatic (RFC 3834, section 5); `no` is a claim of the opposite. */
export function isAutoSubmitted(mail: ParsedMail): boolean {
  const value = firstHeader(mail.headers, "auto-submitted");
  return value !== null && !/^\s*no\b/i.test(value);
}
