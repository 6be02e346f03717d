import type { IncomingMessage } from "node:http";

/** A refusal in HTTP's and JSON-RPC's words. */
export type Refusal = { status: number; message: string; headers?: Record<string, string> };

/** Refuses a Host that is not ours, as after DNS rebinding. An entry without a port stands for every port. */
export function guardHost(req: IncomingMessage, allowed: readonly string[]): Refusal | null {
  const host = (req.headers.host ?? "").toLowerCase();
  if (allowed.includes(host) || allowed.includes(host.replace(/:\d+$/, ""))) return null;
  return { status: 403, message: "This host is not served here." };
}

/**
 * Refuses what a web page of somebody else could send, a foreign Origin, and every method but POST. No
 * Origin at all is fine (only browsers send one), and so is our own; call it after `guardHost`.
 */
export function guardPost(req: IncomingMessage, allowedOrigins: readonly string[]): Refusal | null {
  const { origin, host } = req.headers;
  const ours = [...allowedOrigins, `http://${host}`, `https://${host}`];
  if (origin !== undefined && !ours.includes(origin)) {
    return { status: 403, message: "Requests from this origin are not accepted." };
  }
  if (req.method !== "POST") {
    return { status: 405, message: "Use POST.", headers: { allow: "POST" } };
  }
  return null;
}
