import type { IncomingMessage } from "node:http";

const NAME = "sdr_connect";
const SECONDS = 600;

/** Ties a sign-in to the browser that began it. Lax, because the vendor's answer is a link from elsewhere. */
export function browserCookie(secret: string, secure: boolean): string {
  return cookie(secret, SECONDS, secure);
}

export function clearedCookie(secure: boolean): string {
  return cookie("", 0, secure);
}

/** The secret of this browser, or an empty text. */
export function readBrowserCookie(req: IncomingMessage): string {
  for (const part of (req.headers.cookie ?? "").split(";")) {
    const [name, value] = part.trim().split("=", 2);
    if (name === NAME && value) return value;
  }
  return "";
}

function cookie(value: string, seconds: number, secure: boolean): string {
  const safe = secure ? "; Secure" : "";
  return `${NAME}=${value}; Path=/connect; Max-Age=${seconds}; HttpOnly; SameSite=Lax${safe}`;
}
