import { gmail, type gmail_v1 } from "@googleapis/gmail";
import { readGmailFailure } from "./gmail-failure.ts";
import { type VendorAnswer, withFreshToken } from "./with-fresh-token.ts";

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
   * One call. The library repeats nothing: a repeated POST could send twice. Throws `VendorRefusal`, or
   * what `accessToken` throws.
   */
  call<T>(
    ask: (users: gmail_v1.Resource$Users, options: GmailCall) => Promise<{ data: T }>,
  ): Promise<T>;
};

/** Calls to one account. */
export function openGmailApi(options: GmailApiOptions): GmailApi {
  const { users } = gmail({ version: "v1", rootUrl: options.apiUrl });
  return {
    call: (ask) =>
      withFreshToken(options.accessToken, (token) =>
        attempt(() => ask(users, withToken(options, token))),
      ),
  };
}

async function attempt<T>(ask: () => Promise<{ data: T }>): Promise<VendorAnswer<T>> {
  try {
    return { data: (await ask()).data };
  } catch (thrown) {
    return { failure: readGmailFailure(thrown, new Date()) };
  }
}

function withToken({ timeoutMs }: GmailApiOptions, token: string): GmailCall {
  return { headers: { authorization: `Bearer ${token}` }, timeout: timeoutMs, retry: false };
}
