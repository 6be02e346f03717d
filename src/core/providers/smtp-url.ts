import { type MailServer, type MailUrlKind, parseMailServerUrl } from "./mail-server-url.ts";

const SMTP: MailUrlKind = {
  protocol: "SMTP",
  field: "smtp_url",
  secure: { scheme: "smtps", port: 465 },
  plain: { scheme: "smtp", port: 587 },
};

/**
 * Reads `smtps://user:password@host` (port 465) or `smtp://user:password@host` (port 587, STARTTLS).
 * Throws AppError `invalid_input` that names what is wrong and never repeats the password.
 */
export function parseSmtpUrl(url: string): MailServer {
  return parseMailServerUrl(url, SMTP);
}
