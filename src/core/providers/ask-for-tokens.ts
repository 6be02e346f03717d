import { z } from "zod";
import { AppError } from "../errors.ts";
import type { OauthTokens } from "../ports/oauth-client.ts";

/** A vendor's sign-in, as far as tokens go. */
export type TokenEndpoint = {
  /** What people call the vendor, e.g. `Google`. */
  vendor: string;
  /** As in `/sdr connect gmail`. */
  provider: string;
  url: string | URL;
  clientId: string;
  clientSecret: string;
  /** The variables that hold the two, for whoever must mend them. */
  variables: { id: string; secret: string };
  timeoutMs?: number | undefined;
};

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});

/** What was granted, and with which scopes, as the vendor writes them. */
export type Granted = OauthTokens & { scopes: string[] };

/**
 * Asks for tokens (RFC 6749, sections 4.1.3 and 6). Throws AppError `not_connected` when the grant has ended
 * for good, `misconfigured` when the vendor does not know this server, else `unavailable`.
 */
export async function askForTokens(
  endpoint: TokenEndpoint,
  grant: Record<string, string>,
): Promise<Granted> {
  const { url, clientId, clientSecret, vendor, timeoutMs } = endpoint;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
  const answer = await askVendor(vendor, url, { method: "POST", body, timeoutMs });
  if (answer.status !== 200) throw refusal(endpoint, answer);
  const parsed = tokenAnswer.safeParse(answer.body);
  if (!parsed.success) throw unavailable(vendor, "an answer without a token");
  const { access_token, expires_in, refresh_token, scope } = parsed.data;
  const scopes = (scope ?? "").split(" ").filter(Boolean);
  return { access_token, expires_in, refresh_token: refresh_token ?? null, scopes };
}

type Answer = { status: number; body: unknown };

/** One call to a vendor. Never throws what fetch threw: it might hold the request, and with it a secret. */
export async function askVendor(
  vendor: string,
  url: string | URL,
  { timeoutMs = 20_000, ...init }: RequestInit & { timeoutMs?: number | undefined },
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { ...init, signal, redirect: "error" }).then(
    async (response) => ({
      status: response.status,
      body: await response.json().catch(() => null),
    }),
    () => null,
  );
  if (!answer) throw unavailable(vendor, "no answer");
  return answer;
}

/** RFC 6749, section 5.2; Microsoft says the second where only a person at the sign-in can go on. */
const ENDED = ["invalid_grant", "interaction_required"];
const UNKNOWN_CLIENT = ["invalid_client", "unauthorized_client"];

function refusal(endpoint: TokenEndpoint, { status, body }: Answer): AppError {
  const { vendor, provider, variables } = endpoint;
  const error = String((body as { error?: unknown } | null)?.error ?? "");
  if (ENDED.includes(error)) {
    return new AppError("not_connected", {
      say: `${vendor} has ended the access it gave.`,
      next: `Connect the mailbox again with /sdr connect ${provider}.`,
    });
  }
  if (UNKNOWN_CLIENT.includes(error)) {
    return new AppError("misconfigured", {
      say: `${vendor} does not know this server's client id or secret.`,
      field: variables.secret,
      next: `Whoever runs the server checks ${variables.id} and ${variables.secret}.`,
    });
  }
  return unavailable(vendor, `status ${status}`);
}

function unavailable(vendor: string, message: string): AppError {
  return new AppError("unavailable", {
    say: `${vendor}'s sign-in gave no usable answer.`,
    message: `the token endpoint gave ${message}`,
    next: "Try again in a minute.",
  });
}
