import type { ImapFlowError } from "imapflow";
import { AppError, asAppError } from "../errors.ts";
import type { ImapServer } from "./imap-url.ts";
import { withoutSecret } from "./without-secret.ts";

/** What a failed dialogue with an IMAP server means for whoever connected the mailbox, without its password. */
export function imapFailure(thrown: unknown, { host, login }: ImapServer): AppError {
  if (!isImapError(thrown)) return asAppError(thrown);
  const words = withoutSecret(thrown.responseText ?? thrown.message, login.password);
  // RFC 5530: UNAVAILABLE says that the login could not be judged, which is no refusal.
  const isRefusal = thrown.authenticationFailed && thrown.serverResponseCode !== "UNAVAILABLE";
  if (isRefusal) return refusedLogin(host, words);
  return new AppError("unavailable", {
    say: `${host} ${whatFailed(thrown, words)}`,
    field: "imap_url",
    next: "Check host, port and scheme (imaps for 993, imap for 143) and try again.",
    message: [thrown.code, thrown.command, words].filter(Boolean).join(" "),
  });
}

function whatFailed({ responseStatus, code = "" }: ImapFlowError, words: string): string {
  if (responseStatus) return `refused to let its mail be read: ${words}`;
  if (ENDED.includes(code)) return "ended the connection while its mail was read.";
  if (code.startsWith("ERR_SSL_")) return `does not speak TLS on this port (${code}).`;
  return `could not be reached as an IMAP server: ${words}`;
}

const ENDED = ["NoConnection", "EConnectionClosed", "ECONNRESET", "EPIPE"];

function refusedLogin(host: string, words: string): AppError {
  return new AppError("not_connected", {
    say: `${host} refused the IMAP login: ${words}`,
    field: "imap_url",
    next: "Check the user name and password (many providers want an app password, and IMAP switched on in their settings) and connect again.",
  });
}

/** The library's errors and those of the network carry a code or the server's words; a bug of ours has neither. */
function isImapError(thrown: unknown): thrown is ImapFlowError {
  if (!(thrown instanceof Error) || thrown instanceof AppError) return false;
  const { code, responseStatus, authenticationFailed, tlsFailed } = thrown as ImapFlowError;
  return [code, responseStatus, authenticationFailed, tlsFailed].some((mark) => mark !== undefined);
}

/** Whether the server answered with NO or BAD, and the connection goes on. */
export function isRefusal(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown as ImapFlowError).responseStatus !== undefined;
}

/** An answer that amounts to NO, in the shape of the library's own errors. */
export function refusal(text: string): Error {
  return Object.assign(new Error(text), { responseStatus: "NO", responseText: text });
}
