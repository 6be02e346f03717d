import { gmail, type gmail_v1 } from "@googleapis/gmail";
import { AppError } from "../errors.ts";
import { type GmailFailure, readGmailFailure } from "./gmail-failure.ts";

export type GmailApiOptions = {
  /** `https://gmail.googleapis.com/`, or a stand-in's. */
  apiUrl: string;
  /** Ms one call may take. */
  timeoutMs: number;
  /** Another token when one was refused; see `MailboxAccount.accessToken`. */
  accessToken(refused?: string): Promise<string>;
};

/** What one call needs besides its own parameters. */
type GmailCall = { headers: Record<string, string>; timeout: number; retry: boolean };

export type GmailApi = {
  /**
   * One call. The library repeats nothing: a repeated POST could send twice. Throws `GmailRefusal`, or
   * what `accessToken` throws.
   */
  call<T>(
    ask: (users: gmail_v1.Resource$Users, options: GmailCall) => Promise<{ data: T }>,
  ): Promise<T>;
};

/** A failed call as an error that holds no request, so it may be logged. */
export class GmailRefusal extends AppError {
  readonly failure: GmailFailure;

  constructor(failure: GmailFailure) {
    super(failure.kind === "invalid" ? "invalid_input" : "unavailable", {
      say: failure.reason,
      next: "Try again later; look at /sdr connect if it goes on.",
      retryAfterMs: failure.retryAfterMs,
    });
    this.failure = failure;
  }
}

/** Calls to one account. An access token that was refused is renewed once a call: that call did nothing. */
export function openGmailApi(options: GmailApiOptions): GmailApi {
  const { users } = gmail({ version: "v1", rootUrl: options.apiUrl });
  return {
    async call(ask) {
      const token = await options.accessToken();
      const first = await attempt(() => ask(users, withToken(options, token)));
      if (!first.failure) return first.data;
      if (first.failure.kind !== "no_access") throw new GmailRefusal(first.failure);
      const fresh = await options.accessToken(token);
      const second = await attempt(() => ask(users, withToken(options, fresh)));
      if (second.failure) throw new GmailRefusal(second.failure);
      return second.data;
    },
  };
}

type Attempt<T> = { data: T; failure?: undefined } | { failure: GmailFailure };

async function attempt<T>(ask: () => Promise<{ data: T }>): Promise<Attempt<T>> {
  try {
    return { data: (await ask()).data };
  } catch (thrown) {
    return { failure: readGmailFailure(thrown, new Date()) };
  }
}

function withToken({ timeoutMs }: GmailApiOptions, token: string): GmailCall {
  return { headers: { authorization: `Bearer ${token}` }, timeout: timeoutMs, retry: false };
}
