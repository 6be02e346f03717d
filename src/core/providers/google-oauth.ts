import { z } from "zod";
import { AppError } from "../errors.ts";
import type { OauthClient } from "../ports/oauth-client.ts";
import { askForTokens, askVendor, type TokenEndpoint } from "./ask-for-tokens.ts";

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

/** Google's OAuth 2.0 for web servers (developers.google.com/identity/protocols/oauth2/web-server), with PKCE. */
export function googleOauth(options: GoogleOauthOptions): OauthClient {
  const { clientId, connectUrl } = options;
  const redirect_uri = `${connectUrl}/callback`;
  const endpoint = endpointOf(options);
  return {
    provider: "gmail",
    vendor: endpoint.vendor,
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
      const { scopes, ...tokens } = await askForTokens(endpoint, {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri,
      });
      refuseMissingScopes(scopes);
      return tokens;
    },
    async refresh(refresh_token) {
      const grant = { grant_type: "refresh_token", refresh_token };
      const { scopes: _same, ...tokens } = await askForTokens(endpoint, grant);
      return tokens;
    },
    readAddress: (accessToken) => readAddress(options, accessToken),
  };
}

function endpointOf({
  oauthUrl,
  clientId,
  clientSecret,
  timeoutMs,
}: GoogleOauthOptions): TokenEndpoint {
  return {
    vendor: "Google",
    provider: "gmail",
    url: oauthUrl ? new URL("/oauth2/token", oauthUrl) : "https://oauth2.googleapis.com/token",
    clientId,
    clientSecret,
    variables: { id: "GOOGLE_CLIENT_ID", secret: "GOOGLE_CLIENT_SECRET" },
    timeoutMs,
  };
}

async function readAddress(options: GoogleOauthOptions, accessToken: string): Promise<string> {
  const { apiUrl = "https://gmail.googleapis.com/", timeoutMs } = options;
  const headers = { authorization: `Bearer ${accessToken}` };
  const url = new URL("/gmail/v1/users/me/profile", apiUrl);
  const { status, body } = await askVendor("Google", url, { headers, timeoutMs });
  const profile = z.object({ emailAddress: z.email() }).safeParse(body);
  if (status === 200 && profile.success) return profile.data.emailAddress;
  throw new AppError("unavailable", {
    say: "Google did not say which mailbox this is.",
    message: `the profile answered ${status}`,
    next: "Check that the Gmail API is enabled for this Google project, then connect again.",
  });
}

/** People may untick a scope on Google's page. */
function refuseMissingScopes(granted: readonly string[]): void {
  if (SCOPES.every((one) => granted.includes(one))) return;
  throw new AppError("not_allowed", {
    say: "Google did not grant everything: Chat SDR must write and send mail, and read the replies.",
    next: "Connect again and leave both boxes ticked on Google's page.",
  });
}
