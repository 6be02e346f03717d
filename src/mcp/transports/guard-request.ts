import type { IncomingMessage } from "node:http";

/** A refusal in HTTP's and JSON-RPC's words. */
export type Refusal = { status: number; message: string; headers?: Record<string, string> };

/**
 * Refuses what a web page of somebody else could send: a foreign Host (DNS rebinding) or, even alone, a
 * foreign Origin; and every method but POST. No Origin at all is fine: only browsers send one.
 */
export function guardRequest(
  req: IncomingMessage,
  allowed: { hosts: readonly string[]; origins: readonly string[] },
): Refusal | null {
  const { host = "", origin } = req.headers;
  if (!isAllowedHost(host, allowed.hosts)) {
    return { status: 403, message: "This host is not served here." };
  }
  if (origin !== undefined && !allowed.origins.includes(origin)) {
    return { status: 403, message: "Requests from this origin are not accepted." };
  }
  if (req.method !== "POST") {
    return { status: 405, message: "Use POST.", headers: { allow: "POST" } };
  }
  return null;
}

/** An entry without a port stands for every port. */
function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  const name = host.toLowerCase();
  return allowed.includes(name) || allowed.includes(name.replace(/:\d+$/, ""));
}
