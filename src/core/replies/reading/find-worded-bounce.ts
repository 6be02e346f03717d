import { bounceRecipients } from "./bounce-recipients.ts";
import { bounceStatus, isHard } from "./bounce-status.ts";
import type { Bounce } from "./classification.ts";
import type { ParsedMail } from "./read-mail.ts";
import { splitAppendedMail } from "./read-original.ts";
import { bounceSourceScore, isAutoSubmitted, isSystemSender } from "./report-senders.ts";
import { BOUNCE_PHRASES, BOUNCE_SUBJECTS } from "./words/bounces.ts";

const SMTP_REPLY = /(^|[\s"'([:>])[45]\d\d([- ]|: )|(?<![\d.])[45]\.[0-7]\.\d{1,3}(?![\d.])/m;
const SUCCESS =
  /\b(success(ful(ly)?)?|(has|have) been (delivered|relayed)|was (delivered|relayed)|delivered to)\b/;
const FAILURE =
  /fail|error|unable|undeliver|reject|returned|delay|problem|unknown|\b(not|could|cannot)\b|n't\b/;

/** Sendmail and Notes put the reason itself into the subject, and may say no more below. */
const NAMED_REASON =
  /^\s*(returned mail: (user|host) unknown|delivery failure: user .{1,200} not listed)/i;
/** A person who answers or forwards keeps the report's subject behind a "Re:". */
const ANSWERED = /^\s*(re|aw|fwd?|wg|tr|sv|antw|rif|odp|rv|enc)\s?(\[\d+\])?\s?[:：]/i;

/**
 * A bounce without a machine-readable part: a mail system must have sent it (`report-senders.ts`),
 * and subject or explanation must speak of failed mail. A person who forwards or quotes a bounce has
 * no such sender, and stays a person.
 */
export function findWordedBounce(mail: ParsedMail, ownAddresses: readonly string[]): Bounce | null {
  const attached = mail.text.includes(mail.attachedText) ? "" : `\n\n${mail.attachedText}`;
  const { explanation, copy } = splitAppendedMail(`${mail.text}${attached}`);
  const source = bounceSourceScore(mail) + (isAutoSubmitted(mail) ? 1 : 0);
  if (source < 2 || isSuccessNotice(mail) || source + failureScore(mail, explanation, copy) < 5)
    return null;
  const chunks = chunksOf(explanation);
  const hardChunk = chunks.find((chunk) => isHard(null, chunk));
  const words = hardChunk ?? explanation;
  const isDead = hardChunk !== undefined || NAMED_REASON.test(mail.subject);
  return {
    hard: isDead && !isDelay(mail, explanation),
    status: bounceStatus(null, words),
    recipients: bounceRecipients(mail, { explanation, copy }, ownAddresses),
  };
}

/** A notice that the mail arrived: its subject may be that of a bounce, but nothing in it failed. */
export function isSuccessNotice(mail: ParsedMail): boolean {
  if (bounceSourceScore(mail) < 2) return false;
  const { explanation } = splitAppendedMail(mail.text);
  const words = `${mail.subject}\n${explanation.slice(0, 4_000)}`.toLowerCase();
  return (
    SUCCESS.test(words) && !FAILURE.test(words) && !SMTP_REPLY.test(explanation.slice(0, 4_000))
  );
}

/** A person's vacation notice may also have a null return path, so loose words alone do not count. */
function failureScore(mail: ParsedMail, explanation: string, copy: string): number {
  const words = explanation.slice(0, 8_000).toLowerCase().replace(/\s+/g, " ");
  const subject = mail.subject.toLowerCase();
  const titled =
    !ANSWERED.test(subject) && BOUNCE_SUBJECTS.some((pattern) => pattern.test(subject));
  const quotesServer = SMTP_REPLY.test(explanation.slice(0, 8_000));
  if (!titled && !quotesServer && !isSystemSender(mail)) return 0;
  let score = titled ? 3 : 0;
  if (BOUNCE_PHRASES.some((pattern) => pattern.test(words))) score += 3;
  if (quotesServer) score += 2;
  if (copy !== "" || mail.original !== null) score += 1;
  return score > 1 ? score : 0;
}

/** A notice that the system keeps trying; its time-out words must not make it final. */
function isDelay(mail: ParsedMail, explanation: string): boolean {
  if (/\bdelay(ed)?\b|could not send message for past/i.test(mail.subject)) return true;
  const isFinal = mail.headers.has("x-failed-recipients");
  return (
    !isFinal && /will (keep|continue) (trying|to try)|no action is required/i.test(explanation)
  );
}

/** The explanation in pieces of one recipient or one server answer each, unwrapped. */
function chunksOf(explanation: string): string[] {
  const chunks: string[] = [];
  for (const line of explanation.split("\n").slice(0, 400)) {
    const opens = /@[\w-]+\.|(^|\s)[45]\d\d[- ]/.test(line) || line.trim() === "";
    if (opens || chunks.length === 0) chunks.push(line);
    else chunks[chunks.length - 1] += ` ${line.trim()}`;
  }
  return chunks.map((chunk) => chunk.trim()).filter((chunk) => chunk !== "");
}
