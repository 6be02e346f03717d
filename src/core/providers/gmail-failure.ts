import { readRetryAfter } from "./read-retry-after.ts";
import type { VendorFailure } from "./vendor-refusal.ts";

/** Nobody was reached, so nothing was done. */
const NEVER_ARRIVED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];

/** Reads a rejection of the client library; it holds the token in its config, so only plain facts leave here. */
export function readGmailFailure(thrown: unknown, now: Date): VendorFailure {
  const { status, headers, data, code } = factsOf(thrown);
  const retryAfterMs = readRetryAfter(headers?.get("retry-after"), now);
  if (status === null) {
    const kind = NEVER_ARRIVED.includes(code) ? "refused" : "unclear";
    const what = kind === "refused" ? "could not be reached" : "gave no whole answer";
    return { kind, status, retryAfterMs, reason: `Gmail ${what} (${code || "no code"}).` };
  }
  return { kind: kindOf(status, data), status, retryAfterMs, reason: reasonOf(status, data) };
}

type Facts = {
  status: number | null;
  headers: Headers | undefined;
  data: GoogleErrorBody | undefined;
  code: string;
};
type GoogleErrorBody = { error?: { message?: string; status?: string } };

function factsOf(thrown: unknown): Facts {
  const error = thrown as {
    response?: { status: number; headers: Headers; data?: unknown };
    code?: unknown;
    cause?: { code?: unknown };
  };
  const code = error.cause?.code ?? error.code;
  const data = error.response?.data;
  return {
    status: error.response?.status ?? null,
    headers: error.response?.headers,
    data: typeof data === "object" && data !== null ? data : undefined,
    code: typeof code === "string" && /^\w{1,40}$/.test(code) ? code : "",
  };
}

/** Any 403 but the ones of the mail itself is about the mailbox: it may wait until a person mended that. */
function kindOf(status: number, data: GoogleErrorBody | undefined): VendorFailure["kind"] {
  if (status === 401) return "no_access";
  if (status === 403 || status === 429) return "refused";
  if (status === 404) return "gone";
  // Gmail answers a passed limit also with 400 and this status.
  if (status === 400 && data?.error?.status === "RESOURCE_EXHAUSTED") return "refused";
  return status >= 400 && status < 500 && status !== 408 ? "invalid" : "unclear";
}

function reasonOf(status: number, data: GoogleErrorBody | undefined): string {
  const said = String(data?.error?.message ?? "")
    .replace(/\s+/g, " ")
    .slice(0, 200)
    .replace(/\.$/, "");
  if (status === 401) return "Gmail did not take our access.";
  return said ? `Gmail answered ${status}: ${said}.` : `Gmail answered ${status}.`;
}
