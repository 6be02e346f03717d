import { AppError } from "../errors.ts";
import { cleanEmail } from "../leads/csv/clean-email.ts";
import type { SuppressionEntry } from "./suppress.ts";

export type Contact = Pick<SuppressionEntry, "scope" | "value">;

/** An e-mail address to suppress, in lower case. Throws `invalid_input` naming `field`. */
export function readAddress(text: string, field: string): Contact {
  const clean = cleanEmail(text.trim());
  if ("email" in clean) return { scope: "address", value: clean.email.toLowerCase() };
  throw new AppError("invalid_input", {
    say: `"${text}" is no e-mail address: ${clean.reason}`,
    field,
    next: "Correct the address and try again; nothing was suppressed.",
  });
}

/** A domain to suppress: `@Acme.example`, `acme.example` and `https://acme.example/x` mean the same. */
export function readDomain(text: string, field: string): Contact {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?@?/i, "")
    .replace(/\/.*$/, "");
  const clean = cleanEmail(`x@${bare}`);
  if ("email" in clean) return { scope: "domain", value: clean.email.slice(2).toLowerCase() };
  throw new AppError("invalid_input", {
    say: `"${text}" is no domain.`,
    field,
    next: "Give a domain such as example.com; nothing was suppressed.",
  });
}
