import { z } from "zod";
import { AppError } from "../errors.ts";
import type { KeyRing } from "./key-ring.ts";
import { seal, unseal } from "./seal.ts";

/** What one connected account holds. `refresh_token` is null once the vendor has ended the grant. */
const account = z.object({
  access_token: z.string(),
  expires_at: z.string(),
  refresh_token: z.string().nullable(),
});
export type OauthAccount = z.infer<typeof account>;

/** Every account of one vendor under its one sealed credential, by lower-case address. */
const oauthAccounts = z.object({ accounts: z.record(z.string(), account) });
export type OauthAccounts = Record<string, OauthAccount>;

export type CredentialPlace = { id: string; user_id: string; provider: string };

/** The accounts of a credential row; none when the row is new. Throws `misconfigured` if they cannot be read. */
export function openAccounts(
  keyRing: KeyRing,
  place: CredentialPlace,
  credentials: unknown,
): OauthAccounts {
  const { sealed } = (credentials ?? {}) as { sealed?: string };
  if (!sealed) return {};
  const read = oauthAccounts.safeParse(JSON.parse(unseal(keyRing, sealed, sealedFor(place))));
  if (read.success) return read.data.accounts;
  // The parser's own words would quote what it read.
  throw new AppError("misconfigured", {
    say: "A stored connection cannot be understood.",
    next: "Connect the mailbox again with /sdr connect.",
  });
}

/** The accounts as the row stores them. */
export function sealAccounts(
  keyRing: KeyRing,
  place: CredentialPlace,
  accounts: OauthAccounts,
): { credentials: { sealed: string }; key_id: string } {
  const sealed = seal(keyRing, JSON.stringify({ accounts }), sealedFor(place));
  return { credentials: { sealed }, key_id: keyRing.active };
}

function sealedFor({ id, user_id, provider }: CredentialPlace) {
  return { user_id, provider, row_id: id, field: "credentials" };
}
