import type { Identity } from "./find-identity.ts";

/** Patterns for `ilike any` that find a text which names this lead, by id, address, profile or full name. */
export function mentionPatterns({ lead_id, full_name, addresses, profile }: Identity): string[] {
  return [lead_id, full_name, ...addresses, ...(profile ? [profile] : [])].map((text) => {
    const asJson = JSON.stringify(text).slice(1, -1);
    return `%${asJson.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  });
}
