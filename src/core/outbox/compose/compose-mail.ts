import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { OutgoingMail } from "../../ports/mailbox.ts";
import {
  headerAddress,
  headerMessageId,
  headerText,
  headerUri,
  MAX_HEADER_LINE,
  unfitHeader,
} from "./header-values.ts";
import { htmlFromText } from "./html-from-text.ts";

/** Our own mark on every touch, by which it is found in Sent. */
export const SEND_ID_HEADER = "X-SDR-Send-Id";

/**
 * The mail as RFC 5322 bytes: plain text with an HTML part made from it, threading (RFC 5322) and
 * unsubscribe headers (RFC 2369, RFC 8058). The same mail gives the same bytes. Throws AppError
 * `invalid_input` naming the field if a value does not fit a header as it is.
 */
export async function composeMail(mail: OutgoingMail): Promise<Uint8Array> {
  const { inReplyTo } = mail;
  const composer = new MailComposer({
    from: composerAddress(mail.from, "sender"),
    to: composerAddress(mail.to, "recipient"),
    subject: filled(headerText(mail.subject, "subject"), "subject"),
    messageId: headerMessageId(mail.messageId, "Message-ID"),
    ...(inReplyTo === null ? {} : { inReplyTo: headerMessageId(inReplyTo, "In-Reply-To") }),
    references: mail.references.map((id) => headerMessageId(id, "References")),
    date: mail.date,
    headers: { [SEND_ID_HEADER]: sendId(mail.sendId), ...unsubscribeHeaders(mail.unsubscribe) },
    text: filled(mail.text, "text"),
    html: htmlFromText(mail.text),
    encoding: "quoted-printable",
    newline: "win",
    baseBoundary: createHash("sha256").update(mail.sendId).digest("hex").slice(0, 24),
    normalizeHeaderKey: (key) => (key.toLowerCase() === "x-sdr-send-id" ? SEND_ID_HEADER : key),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function filled(value: string, field: string): string {
  if (value.trim() === "") throw unfitHeader(field, "is empty");
  return value;
}

function composerAddress(
  given: OutgoingMail["from"],
  field: string,
): { address: string; name: string } {
  const { address, name } = headerAddress(given, field);
  return { address, name: name ?? "" };
}

function sendId(value: string): string {
  if (!/^[A-Za-z0-9._:-]{1,200}$/.test(value)) {
    throw unfitHeader("send id", "may hold letters, digits and . _ : - only");
  }
  return value;
}

type ComposerHeader = { prepared: true; value: string };

/** On one line each, because folding them has broken DKIM signatures (nodemailer issue 1654). */
function unsubscribeHeaders(given: OutgoingMail["unsubscribe"]): Record<string, ComposerHeader> {
  const https = given.https === null ? [] : [headerUri(given.https, "https:", "unsubscribe link")];
  const mailto =
    given.mailto === null
      ? []
      : [headerUri(asMailto(given.mailto), "mailto:", "unsubscribe address")];
  const value = [...https, ...mailto].map((uri) => `<${uri}>`).join(", ");
  if (value === "") return {};
  if ("List-Unsubscribe: ".length + value.length > MAX_HEADER_LINE) {
    throw unfitHeader("unsubscribe link", "is too long for one header line");
  }
  const header = { "List-Unsubscribe": { prepared: true, value } } as const;
  if (https.length === 0) return header;
  const oneClick = { prepared: true, value: "List-Unsubscribe=One-Click" } as const;
  return { ...header, "List-Unsubscribe-Post": oneClick };
}

/** Both a bare address and a mailto: link are in use. */
function asMailto(value: string): string {
  return /^mailto:/i.test(value) ? value : `mailto:${value}`;
}
