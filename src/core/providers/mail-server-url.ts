import { isIP, isIPv4 } from "node:net";
import { domainToASCII } from "node:url";
import { AppError } from "../errors.ts";

/** Where a mail server is, and how to speak to it. */
export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS is used where the server offers it. */
  implicitTls: boolean;
  /** Without STARTTLS the dialogue ends before the password is said. */
  requireTls: boolean;
  /** False on this machine itself, where certificates are self-made and nobody stands between. */
  verifyCertificate: boolean;
  login: MailLogin | null;
};

export type MailLogin = { user: string; password: string };

/** What tells the URL of one protocol from that of another. */
export type MailUrlKind = {
  protocol: "SMTP" | "IMAP";
  /** The credential's field, as the caller spells it. */
  field: string;
  /** Scheme and usual port: TLS from the start, and STARTTLS. */
  secure: { scheme: string; port: number };
  plain: { scheme: string; port: number };
};

/**
 * Reads `scheme://user:password@host:port`. Throws AppError `invalid_input` that names what is wrong
 * and never repeats the password.
 */
export function parseMailServerUrl(url: string, kind: MailUrlKind): MailServer {
  const refuse = refusalOf(kind);
  const { secure, plain } = kind;
  const scheme = /^([a-z]+):\/\//i.exec(url.trim())?.[1]?.toLowerCase();
  if (scheme !== secure.scheme && scheme !== plain.scheme) {
    throw refuse(`it must begin with ${secure.scheme}:// or ${plain.scheme}://`);
  }
  // asked first, because the parser's own error quotes its input, password included
  if (!URL.canParse(url.trim())) throw refuse(`its host or port cannot be read. ${PERCENT_HINT}`);
  const parsed = new URL(url.trim());
  if (parsed.search !== "" || parsed.hash !== "" || !/^\/?$/.test(parsed.pathname)) {
    throw refuse(`nothing may follow the host and port. ${PERCENT_HINT}`);
  }
  const implicitTls = scheme === secure.scheme;
  const usualPort = implicitTls ? secure.port : plain.port;
  const host = hostOf(parsed.hostname, refuse);
  const login = loginOf(parsed, refuse);
  const isThisMachine =
    host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
  return {
    host,
    port: parsed.port === "" ? usualPort : Number(parsed.port),
    implicitTls,
    requireTls: !implicitTls && login !== null && !isThisMachine,
    verifyCertificate: !isThisMachine,
    login,
  };
}

const PERCENT_HINT =
  "Write special characters in the user name and password percent-encoded: @ as %40, / as %2F, # as %23, ? as %3F.";

type Refuse = (problem: string, cause?: unknown) => AppError;

/** Makes the errors about a URL of this kind. */
export function refusalOf({ protocol, field, secure, plain }: MailUrlKind): Refuse {
  return (problem, cause) =>
    new AppError("invalid_input", {
      say: `The ${protocol} URL cannot be used: ${problem.replace(/\.$/, "")}.`,
      field,
      next: `Give it as ${secure.scheme}://user:password@host or ${plain.scheme}://user:password@host:${plain.port}.`,
      cause,
    });
}

function hostOf(hostname: string, refuse: Refuse): string {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(bare) !== 0) return bare;
  const host = domainToASCII(decoded(bare, "host", refuse));
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
    throw refuse("its host is missing or not a name");
  return host;
}

function loginOf({ username, password }: URL, refuse: Refuse): MailServer["login"] {
  if (username === "" && password === "") return null;
  if (username === "") throw refuse("it has a password but no user name");
  if (password === "") throw refuse("it has a user name but no password");
  return {
    user: decoded(username, "user name", refuse),
    password: decoded(password, "password", refuse),
  };
}

function decoded(text: string, part: string, refuse: Refuse): string {
  const hasBadEscape = /%(?![0-9a-f]{2})/i.test(text);
  if (hasBadEscape) throw refuse(`the ${part} holds a % that must be written %25`);
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw refuse(`the ${part} is not percent-encoded UTF-8`, cause);
  }
}
