import { randomBytes } from "node:crypto";
import { AppError } from "../errors.ts";

/** Keys by id, 32 bytes each; the active one encrypts, every one decrypts. */
export type KeyRing = { active: string; keys: ReadonlyMap<string, Buffer> };

const MAKE_ONE =
  "Make a key with: node -e \"console.log('k1:'+require('crypto').randomBytes(32).toString('base64'))\"";

/**
 * Reads `id:base64,id:base64`, 32 bytes each; the first is active. Throws `misconfigured` that tells
 * the bad entry by its place: an entry without an id may be the key itself.
 */
export function parseKeyRing(text: string): KeyRing {
  const entries = text.split(",").map((part, index) => {
    const [, id = "", encoded = ""] = /^([\w-]{1,40}):([\w+/-]{43}=?)$/.exec(part.trim()) ?? [];
    const key = Buffer.from(encoded, "base64");
    if (key.length !== 32) throw refused(`entry ${index + 1} is not id:base64 of 32 bytes`);
    return [id, key] as const;
  });
  const keys = new Map(entries);
  if (keys.size < entries.length) throw refused("two entries have the same id");
  return { active: entries[0]?.[0] ?? "", keys };
}

function refused(problem: string): AppError {
  return new AppError("misconfigured", {
    say: `CREDENTIALS_KEYS cannot be used: ${problem}.`,
    field: "CREDENTIALS_KEYS",
    next: MAKE_ONE,
  });
}

/** A fresh ring in the form CREDENTIALS_KEYS takes. */
export function generateKeyRing(): string {
  return `k1:${randomBytes(32).toString("base64")}`;
}
