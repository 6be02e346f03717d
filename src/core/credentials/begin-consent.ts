import { createHash, randomBytes } from "node:crypto";
import type { CoreDeps } from "../core-deps.ts";
import { AppError } from "../errors.ts";
import { findOauthClient, putOauthState, takeOauthState } from "./oauth-state.ts";
import { seal } from "./seal.ts";
import { linkPurpose } from "./start-oauth.ts";

export type BegunConsent = {
  /** The vendor's page. */
  consent_url: string;
  /** Goes into a cookie of this browser; only with it the flow can be finished. */
  browser: string;
};

/**
 * Uses up a link from Slack and begins the sign-in: a state for the vendor, PKCE (RFC 7636), a secret for the
 * browser. Throws `invalid_input` when the link is unknown, used or older than ten minutes.
 */
export async function beginConsent(
  deps: CoreDeps,
  { provider, link }: { provider: string; link: string },
): Promise<BegunConsent> {
  const client = findOauthClient(deps, provider);
  const begun = await takeOauthState(deps, { secret: link, purpose: linkPurpose(provider) });
  if (!begun) {
    throw new AppError("invalid_input", {
      say: "This link was used already or is older than ten minutes.",
      field: "link",
      next: `Type /sdr connect ${provider} in Slack for a new one.`,
    });
  }
  const [state, verifier, browser] = [randomSecret(), randomSecret(), randomSecret()];
  await putOauthState(deps, {
    secret: state,
    purpose: consentPurpose(provider),
    user_id: begun.user_id,
    browser,
    detail: {
      ...(begun.detail as object),
      verifier: seal(deps.keyRing, verifier, verifierPlace(begun.user_id, provider)),
    },
  });
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  return { consent_url: client.consentUrl({ state, challenge }), browser };
}

export function consentPurpose(provider: string): string {
  return provider === "gmail" ? "oauth_google" : `oauth_${provider}`;
}

export function verifierPlace(user_id: string, provider: string) {
  return { user_id, provider, row_id: "state", field: "verifier" };
}

/** 43 characters, as RFC 7636, section 4.1 wants at least. */
function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
