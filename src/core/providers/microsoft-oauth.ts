import { z } from "zod";
import { AppError } from "../errors.ts";
import type { OauthClient } from "../ports/oauth-client.ts";
import { askForTokens, askVendor, type TokenEndpoint } from "./ask-for-tokens.ts";

export type MicrosoftOauthOptions = {
  clientId: string;
  clientSecret: string;
  /** Our page that begins the flow; the app registration must list `<connectUrl>/callback` as a redirect. */
  connectUrl: string;
  /** The sign-in with its tenant; default: any work, school or personal account. */
  loginUrl?: string;
  graphUrl?: string;
  timeoutMs?: number;
};

/** Drafts and reading take Mail.ReadWrite: Graph knows no smaller right to make a draft. */
const MAIL_SCOPES = ["User.Read", "Mail.ReadWrite", "Mail.Send"];
const SCOPE = ["offline_access", ...MAIL_SCOPES].join(" ");

/**
 * Microsoft's authorization code flow (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow),
 * with PKCE. Every refresh gives another refresh token, which takes the place of the one before.
 */
export function microsoftOauth(options: MicrosoftOauthOptions): OauthClient {
  const { clientId, connectUrl } = options;
  const redirect_uri = `${connectUrl}/callback`;
  const login = (options.loginUrl ?? "https://login.microsoftonline.com/common").replace(/\/$/, "");
  const endpoint = endpointOf(options, login);
  return {
    provider: "outlook",
    vendor: endpoint.vendor,
    connectUrl,
    consentUrl({ state, challenge }) {
      const url = new URL(`${login}/oauth2/v2.0/authorize`);
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri,
        response_type: "code",
        response_mode: "query",
        scope: SCOPE,
        state,
        code_challenge: challenge,
        code_challenge_method: "S256",
        prompt: "select_account",
      }).toString();
      return url.href;
    },
    async exchange({ code, verifier }) {
      const { scopes, ...tokens } = await askForTokens(endpoint, {
        grant_type: "authorization_code",
        scope: SCOPE,
        code,
        code_verifier: verifier,
        redirect_uri,
      });
      refuseMissingScopes(scopes);
      return tokens;
    },
    async refresh(refresh_token) {
      const grant = { grant_type: "refresh_token", scope: SCOPE, refresh_token };
      const { scopes: _same, ...tokens } = await askForTokens(endpoint, grant);
      return tokens;
    },
    readAddress: (accessToken) => readAddress(options, accessToken),
  };
}

function endpointOf(
  { clientId, clientSecret, timeoutMs }: MicrosoftOauthOptions,
  login: string,
): TokenEndpoint {
  return {
    vendor: "Microsoft",
    provider: "outlook",
    url: `${login}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    variables: { id: "MICROSOFT_CLIENT_ID", secret: "MICROSOFT_CLIENT_SECRET" },
    timeoutMs,
  };
}

/** The login name is an address too, but not always one that gets mail. */
async function readAddress(options: MicrosoftOauthOptions, accessToken: string): Promise<string> {
  const { graphUrl = "https://graph.microsoft.com/", timeoutMs } = options;
  const headers = { authorization: `Bearer ${accessToken}` };
  const url = new URL("/v1.0/me?$select=mail,userPrincipalName", graphUrl);
  const { status, body } = await askVendor("Microsoft", url, { headers, timeoutMs });
  const person = z
    .object({
      mail: z.email().nullish().catch(null),
      userPrincipalName: z.email().nullish().catch(null),
    })
    .safeParse(body);
  const address = person.success && (person.data.mail ?? person.data.userPrincipalName);
  if (status === 200 && address) return address;
  throw new AppError("unavailable", {
    say: "Microsoft did not say which mailbox this is.",
    message: `the profile answered ${status}`,
    next: "Check that this account has a mailbox, then connect again.",
  });
}

/** Microsoft writes scopes with or without their address before them, in any case. */
function refuseMissingScopes(granted: readonly string[]): void {
  const names = granted.map((one) => one.split("/").at(-1)?.toLowerCase());
  if (MAIL_SCOPES.every((one) => names.includes(one.toLowerCase()))) return;
  throw new AppError("not_allowed", {
    say: "Microsoft did not grant everything: Chat SDR must write and send mail, and read the replies.",
    next: "Connect again and agree to all of it; a work account may need its administrator's consent.",
  });
}
