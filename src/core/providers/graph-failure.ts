import { readRetryAfter } from "./read-retry-after.ts";
import type { VendorFailure } from "./vendor-refusal.ts";

/** Nobody was reached, so nothing was done. */
const NEVER_ARRIVED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];
/** Codes of a limit that passes by itself, whatever the status beside them. */
const LIMIT = /throttl|exceeded|quota|concurren|toomany/i;
/** About the mailbox, until a person mended that; another writer was quicker; the mailbox is locked. */
const PASSING = [403, 409, 423];
/** Codes of a delta link that is of no use any more; they come with 410 and with 400. */
const LOST_STATE = /syncstate|resync/i;

/** Reads an answer of Microsoft Graph that is no success (learn.microsoft.com/graph/errors). */
export function readGraphFailure(
  answer: { status: number; retryAfter: string | null; body: string },
  now: Date,
): VendorFailure {
  const { code, message } = errorIn(answer.body);
  const retryAfterMs = readRetryAfter(answer.retryAfter, now);
  const kind = kindOf(answer.status, code, answer.retryAfter !== null);
  return { kind, status: answer.status, retryAfterMs, reason: reasonOf(answer.status, message) };
}

/** Reads what fetch threw; it may hold the request, so only a plain code leaves here. */
export function readLostAnswer(thrown: unknown): VendorFailure {
  const { name, cause } = (thrown ?? {}) as { name?: string; cause?: { code?: unknown } };
  const given = cause?.code ?? name;
  const code = typeof given === "string" && /^\w{1,40}$/.test(given) ? given : "no code";
  const kind = NEVER_ARRIVED.includes(code) ? "refused" : "unclear";
  const what = kind === "refused" ? "could not be reached" : "gave no whole answer";
  return { kind, status: null, retryAfterMs: null, reason: `Outlook ${what} (${code}).` };
}

/** A 503 that says when to come again was turned away at the door; one that does not may have been at work. */
function kindOf(status: number, code: string, saysWhen: boolean): VendorFailure["kind"] {
  if (status === 401) return "no_access";
  if (status === 404 || status === 410 || LOST_STATE.test(code)) return "gone";
  if (status === 429 || (status === 503 && saysWhen)) return "refused";
  if (status >= 500 || status === 408 || status < 400) return "unclear";
  return PASSING.includes(status) || LIMIT.test(code) ? "refused" : "invalid";
}

function reasonOf(status: number, message: string): string {
  if (status === 401) return "Outlook did not take our access.";
  return message ? `Outlook answered ${status}: ${message}.` : `Outlook answered ${status}.`;
}

function errorIn(body: string): { code: string; message: string } {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: unknown; message?: unknown } };
    const message = String(error?.message ?? "").replace(/\s+/g, " ");
    return { code: String(error?.code ?? ""), message: message.slice(0, 200).replace(/\.$/, "") };
  } catch {
    return { code: "", message: "" };
  }
}
