import { randomBytes } from "node:crypto";
import type { CoreDeps } from "../core-deps.ts";
import type { KeyRing } from "./key-ring.ts";
import { findOauthClient } from "./oauth-state.ts";
import { seal, unseal } from "./seal.ts";

/**
 * The link's secret holds whose account it connects to, so that its page can name them before anything is
 * done: whoever is handed another person's link sees it.
 */
export function makeOauthLink(keyRing: KeyRing, owner: { provider: string; name: string }): string {
  const text = JSON.stringify({
    name: owner.name.slice(0, 80),
    nonce: randomBytes(16).toString("base64url"),
  });
  return seal(keyRing, text, placeOf(owner.provider));
}

/** Whose account a link connects to, and the vendor's address it will lead on to. */
export type OauthLink = { name: string; consent_origin: string };

/** What a link is for, or null when we did not make it. Says nothing about its age. */
export function readOauthLink(deps: CoreDeps, provider: string, link: string): OauthLink | null {
  const client = findOauthClient(deps, provider);
  const consent_origin = new URL(client.consentUrl({ state: "", challenge: "" })).origin;
  try {
    const { name } = JSON.parse(unseal(deps.keyRing, link, placeOf(provider))) as { name: string };
    return { name, consent_origin };
  } catch {
    return null;
  }
}

function placeOf(provider: string) {
  return { user_id: "anyone", provider, row_id: "link", field: "oauth_link" };
}
