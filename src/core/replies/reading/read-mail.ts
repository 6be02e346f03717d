import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import type { MailAddress } from "../../ports/mailbox.ts";
import { addHeader, firstHeader, type Headers, messageIds } from "./header-block.ts";
import { htmlToText } from "./html-to-text.ts";
import { capMail, decodeBytes, splitRawMail } from "./raw-bytes.ts";
import { type OriginalMail, readOriginal, splitAppendedMail } from "./read-original.ts";

/** One mail as the judges see it. Nothing in it is trusted; everything in it is bounded. */
export type ParsedMail = {
  /** In angle brackets, as are `inReplyTo` and `references`. */
  messageId: string | null;
  inReplyTo: string | null;
  /** Oldest first, as the sender gave them. */
  references: string[];
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  /** ISO 8601, or null when there is no date or it cannot be read. */
  date: string | null;
  /** The body a person would read: the plain part, else the HTML part as text. */
  text: string;
  /** Plain text that came as an attachment; some systems put their report there. */
  attachedText: string;
  headers: Headers;
  /** The machine-readable parts of a report (RFC 3464, RFC 5965, RFC 8098), as text. */
  reports: { delivery: string | null; feedback: string | null; disposition: string | null };
  /** What is left of our own mail inside a report. */
  original: OriginalMail | null;
  /** The mail was broken or beyond the limits, and only part of it was read. */
  damaged: boolean;
};

const MOST_TEXT = 400_000;
const LIMITS = {
  maxNestingDepth: 50,
  maxHeadersSize: 512 * 1024,
  forceRfc822Attachments: true,
} as const;

/**
 * Parses one RFC 5322 message. Never throws: what cannot be parsed comes back with `damaged` set and
 * whatever headers and text could be saved. Reads at most 10 MB and 20,000 lines of the message.
 */
export async function readMail(raw: Uint8Array): Promise<ParsedMail> {
  const { bytes, cut } = capMail(raw);
  try {
    return describe(await PostalMime.parse(bytes, LIMITS), bytes, cut);
  } catch {
    return describe(salvage(bytes), bytes, true);
  }
}

/** Headers by hand and the rest as text, for a message that the parser refuses. */
function salvage(bytes: Uint8Array): Email {
  const { headers, body } = splitRawMail(bytes);
  const fields = [...headers].flatMap(([key, values]) =>
    values.map((value) => ({ key, originalKey: key, value })),
  );
  return { headers: fields, headerLines: [], attachments: [], text: body };
}

function describe(mail: Email, bytes: Uint8Array, damaged: boolean): ParsedMail {
  const headers = new Map<string, string[]>();
  for (const { key, value } of mail.headers) addHeader(headers, key, value);
  const text = isHeaderless(headers) ? decodeBytes(bytes) : bodyText(mail, bytes);
  return {
    messageId: messageIds(firstHeader(headers, "message-id"))[0] ?? null,
    inReplyTo: messageIds(firstHeader(headers, "in-reply-to"))[0] ?? null,
    references: messageIds(firstHeader(headers, "references")),
    from: mailboxes(mail.from ? [mail.from] : [])[0] ?? null,
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc),
    subject: (mail.subject ?? firstHeader(headers, "subject") ?? "").slice(0, 2_000),
    date: isoDate(mail.date ?? firstHeader(headers, "date")),
    text: text.slice(0, MOST_TEXT),
    attachedText: mail.attachments
      .filter(isPlainText)
      .slice(0, 5)
      .map(partText)
      .join("\n")
      .slice(0, MOST_TEXT),
    headers,
    reports: {
      delivery: reportPart(mail.attachments, /^message\/(global-)?delivery-status/),
      feedback: reportPart(mail.attachments, /^message\/feedback-report/),
      disposition: reportPart(mail.attachments, /^message\/(global-)?disposition-notification/),
    },
    original: originalPart(mail.attachments) ?? pastedMail(text),
    damaged,
  };
}

/** A message that opens without any header a mail must have is all body. */
function isHeaderless(headers: Headers): boolean {
  const telling = ["from", "to", "subject", "date", "message-id", "received", "return-path"];
  return !telling.some((name) => headers.has(name)) && !headers.has("content-type");
}

function bodyText(mail: Email, bytes: Uint8Array): string {
  if (mail.text?.trim()) return mail.text.slice(0, MOST_TEXT);
  if (mail.html?.trim()) return htmlToText(mail.html).slice(0, MOST_TEXT);
  const attached = mail.attachments.find(isPlainText);
  if (attached) return partText(attached).slice(0, MOST_TEXT);
  // A multipart whose boundary never comes up parses to nothing; its lines are still there.
  return mail.attachments.length === 0 ? splitRawMail(bytes).body.slice(0, MOST_TEXT) : "";
}

function reportPart(parts: Attachment[], type: RegExp): string | null {
  const found = parts.filter((part) => type.test(part.mimeType)).slice(0, 20);
  return found.length > 0 ? found.map(partText).join("\n\n").slice(0, MOST_TEXT) : null;
}

function originalPart(parts: Attachment[]): OriginalMail | null {
  const found = parts.find((part) =>
    /^(message\/(global|rfc822)|(text|message)\/rfc822-headers?)/.test(part.mimeType),
  );
  return found ? readOriginal(partText(found)) : null;
}

function isPlainText(part: Attachment): boolean {
  return part.mimeType.startsWith("text/plain");
}

/** Systems that send plain text paste the returned mail under their explanation. */
function pastedMail(text: string): OriginalMail | null {
  const { copy } = splitAppendedMail(text.slice(0, MOST_TEXT));
  return copy === "" ? null : readOriginal(copy);
}

function partText(part: Attachment): string {
  if (typeof part.content === "string") return part.content;
  return decodeBytes(new Uint8Array(part.content).subarray(0, MOST_TEXT));
}

function mailboxes(addresses: Address[] | undefined): MailAddress[] {
  return (addresses ?? [])
    .slice(0, 200)
    .flatMap((entry) => (entry.group ? entry.group : [entry]))
    .filter((entry) => entry.address !== "")
    .map((entry) => ({ address: entry.address, name: entry.name.trim() || null }));
}

function isoDate(value: string | null): string | null {
  const time = value ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
