import { z } from "zod";
import { AppError } from "../errors.ts";
import type { OauthClient, OauthTokens } from "../ports/oauth-client.ts";

export type GoogleOauthOptions = {
  clientId: string;
  clientSecret: string;
  /** Our page that begins the flow; Google's console must list `<connectUrl>/callback`. */
  connectUrl: string;
  /** A stand-in for Google's two addresses. */
  oauthUrl?: string;
  apiUrl?: string;
  timeoutMs?: number;
};

/**
 * The least that drafts, sending and reading take: compose makes and sends drafts, readonly reads replies,
 * the history and our sent copies. Together they can neither change labels nor bin mail, as gmail.modify could.
 */
const SCOPES = ["gmail.compose", "gmail.readonly"].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});
type TokenAnswer = z.infer<typeof tokenAnswer>;

/** Google's OAuth 2.0 for web servers (developers.google.com/identity/protocols/oauth2/web-server), with PKCE. */
export function googleOauth(options: GoogleOauthOptions): OauthClient {
  const { clientId, connectUrl } = options;
  const redirect_uri = `${connectUrl}/callback`;
  return {
    provider: "gmail",
    vendor: "Google",
    connectUrl,
    consentUrl({ state, challenge }) {
      const url = new URL("/o/oauth2/v2/auth", options.oauthUrl ?? "https://accounts.google.com");
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri,
        response_type: "code",
        scope: SCOPES.join(" "),
        state,
        code_challenge: challenge,
        code_challenge_method: "S256",
        access_type: "offline",
        // Without it Google gives a refresh token the first time only.
        prompt: "consent select_account",
      }).toString();
      return url.href;
    },
    async exchange({ code, verifier }) {
      const grant = {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri,
      };
      const answer = await askForTokens(options, grant);
      refuseMissingScopes(answer);
      return toTokens(answer);
    },
    refresh: async (refresh_token) =>
      toTokens(await askForTokens(options, { grant_type: "refresh_token", refresh_token })),
    readAddress: (accessToken) => readAddress(options, accessToken),
  };
}

async function askForTokens(
  { clientId, clientSecret, oauthUrl, timeoutMs }: GoogleOauthOptions,
  grant: Record<string, string>,
): Promise<TokenAnswer> {
  const url = oauthUrl ? new URL("/oauth2/token", oauthUrl) : "https://oauth2.googleapis.com/token";
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
  const answer = await ask(url, { method: "POST", body }, timeoutMs);
  if (answer.status !== 200) throw refusal(answer);
  const parsed = tokenAnswer.safeParse(answer.body);
  if (!parsed.success) throw unavailable("an answer without a token");
  return parsed.data;
}

async function readAddress(options: GoogleOauthOptions, accessToken: string): Promise<string> {
  const base = options.apiUrl ?? "https://gmail.googleapis.com/";
  const headers = { authorization: `Bearer ${accessToken}` };
  const url = new URL("/gmail/v1/users/me/profile", base);
  const { status, body } = await ask(url, { headers }, options.timeoutMs);
  const profile = z.object({ emailAddress: z.email() }).safeParse(body);
  if (status === 200 && profile.success) return profile.data.emailAddress;
  throw new AppError("unavailable", {
    say: "Google did not say which mailbox this is.",
    message: `the profile answered ${status}`,
    next: "Check that the Gmail API is enabled for this Google project, then connect again.",
  });
}

type Answer = { status: number; body: unknown };

/** Never throws what fetch threw: it might hold the request, and with it a secret. */
async function ask(url: URL | string, init: RequestInit, timeoutMs = 20_000): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { ...init, signal, redirect: "error" }).then(
    async (response) => ({
      status: response.status,
      body: await response.json().catch(() => null),
    }),
    () => null,
  );
  if (!answer) throw unavailable("no answer");
  return answer;
}

/** RFC 6749, section 5.2: only these two say that the grant or the client is the trouble. */
function refusal({ status, body }: Answer): AppError {
  const error = (body as { error?: unknown } | null)?.error;
  if (error === "invalid_grant") {
    return new AppError("not_connected", {
      say: "Google has ended the access it gave.",
      next: "Connect the mailbox again with /sdr connect gmail.",
    });
  }
  if (error === "invalid_client" || error === "unauthorized_client") {
    return new AppError("misconfigured", {
      say: "Google does not know this server's client id or secret.",
      field: "GOOGLE_CLIENT_SECRET",
      next: "Whoever runs the server checks GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.",
    });
  }
  return unavailable(`status ${status}`);
}

/** People may untick a scope on Google's page. */
function refuseMissingScopes({ scope }: TokenAnswer): void {
  const granted = (scope ?? "").split(" ");
  if (SCOPES.every((one) => granted.includes(one))) return;
  throw new AppError("not_allowed", {
    say: "Google did not grant everything: Chat SDR must write and send mail, and read the replies.",
    next: "Connect again and leave both boxes ticked on Google's page.",
  });
}

function toTokens({ access_token, expires_in, refresh_token }: TokenAnswer): OauthTokens {
  return { access_token, expires_in, refresh_token: refresh_token ?? null };
}

function unavailable(message: string): AppError {
  return new AppError("unavailable", {
    say: "Google's sign-in gave no usable answer.",
    message: `the token endpoint gave ${message}`,
    next: "Try again in a minute.",
  });
}
