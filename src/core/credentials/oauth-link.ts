import { randomBytes } from "node:crypto";
import type { KeyRing } from "./key-ring.ts";
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

/** Whose account a link connects to, or null when we did not make it. Says nothing about its age. */
export function readOauthLink(keyRing: KeyRing, provider: string, link: string): string | null {
  try {
    const { name } = JSON.parse(unseal(keyRing, link, placeOf(provider))) as { name: string };
    return name;
  } catch {
    return null;
  }
}

function placeOf(provider: string) {
  return { user_id: "anyone", provider, row_id: "link", field: "oauth_link" };
}
