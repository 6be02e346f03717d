import type { z } from "zod";
import { readGraphFailure, readLostAnswer } from "./graph-failure.ts";
import { VendorRefusal } from "./vendor-refusal.ts";
import { type VendorAnswer, withFreshToken } from "./with-fresh-token.ts";

export type GraphApiOptions = {
  /** `https://graph.microsoft.com/`, that of a national cloud, or a stand-in's. */
  apiUrl: string;
  /** Ms one call may take. */
  timeoutMs: number;
  /** Another token when one was refused; see `MailboxAccount.accessToken`. */
  accessToken(refused?: string): Promise<string>;
};

/** One call: a path below `/v1.0/me/`, or a whole address that Graph gave itself. */
type GraphCall = {
  path: string;
  method?: "GET" | "POST" | "DELETE";
  query?: Record<string, string>;
  /** A mail as RFC 5322 bytes; Graph takes it in base64, as text/plain. */
  mime?: Uint8Array;
  /** May take twice as long: a large mail is slow, and not broken. */
  slow?: boolean;
  /** Most items of a page, as a wish. */
  pageSize?: number;
};

/**
 * Calls to one account. Nothing is repeated by itself: a repeated POST could send twice. Throws
 * `VendorRefusal`, or what `accessToken` throws.
 */
export type GraphApi = {
  read<T extends z.ZodType>(schema: T, call: GraphCall): Promise<z.output<T>>;
  /** The answer as it is. */
  bytes(call: GraphCall): Promise<Uint8Array>;
};

/** Ids that outlive a move from Drafts to Sent (learn.microsoft.com/graph/outlook-immutable-id), asked for with every call. */
const IMMUTABLE = 'IdType="ImmutableId"';

/** A client of plain fetch: Microsoft's own repeats POSTs by itself. */
export function openGraphApi(options: GraphApiOptions): GraphApi {
  const bytes = async (call: GraphCall) => {
    const url = addressOf(options.apiUrl, call);
    return withFreshToken(options.accessToken, (token) => attempt(options, { call, url }, token));
  };
  return {
    bytes,
    async read(schema, call) {
      const parsed = schema.safeParse(parseJson(await bytes(call)));
      if (parsed.success) return parsed.data;
      throw unusable("unclear", "Outlook gave an answer that cannot be read.");
    },
  };
}

/** The token goes with every call, so an address elsewhere is never followed, whoever gave it. */
function addressOf(apiUrl: string, { path, query }: GraphCall): URL {
  const base = new URL("/v1.0/me/", apiUrl);
  const url = new URL(path, base);
  if (url.origin !== base.origin || !url.pathname.startsWith("/v1.0/"))
    throw unusable("invalid", "Outlook named an address that is not its own.");
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

async function attempt(
  { timeoutMs }: GraphApiOptions,
  { call, url }: { call: GraphCall; url: URL },
  token: string,
): Promise<VendorAnswer<Uint8Array>> {
  try {
    const response = await fetch(url, {
      method: call.method ?? "GET",
      headers: headersOf(call, token),
      redirect: "error",
      signal: AbortSignal.timeout(call.slow ? timeoutMs * 2 : timeoutMs),
      ...(call.mime ? { body: Buffer.from(call.mime).toString("base64") } : {}),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { data: body };
    const retryAfter = response.headers.get("retry-after");
    const said = { status: response.status, retryAfter, body: Buffer.from(body).toString("utf8") };
    return { failure: readGraphFailure(said, new Date()) };
  } catch (thrown) {
    return { failure: readLostAnswer(thrown) };
  }
}

function headersOf({ mime, pageSize }: GraphCall, token: string): Record<string, string> {
  const page = pageSize ? `, odata.maxpagesize=${pageSize}` : "";
  return {
    authorization: `Bearer ${token}`,
    prefer: `${IMMUTABLE}${page}`,
    ...(mime ? { "content-type": "text/plain" } : {}),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
}

function unusable(kind: "invalid" | "unclear", reason: string): VendorRefusal {
  return new VendorRefusal({ kind, status: null, retryAfterMs: null, reason });
}
