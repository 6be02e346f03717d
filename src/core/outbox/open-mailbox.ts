import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { accessTokens } from "../credentials/access-token.ts";
import { unseal } from "../credentials/seal.ts";
import { AppError } from "../errors.ts";
import { openTenant } from "../operation.ts";
import type { Mailbox, MailboxAccount } from "../ports/mailbox.ts";

/** Opens a mailbox with its decrypted credentials; the caller closes it. Throws `not_connected`. */
export async function openMailbox(
  deps: CoreDeps,
  who: { user_id: string; clerk_id: string; mailbox_id: string },
): Promise<Mailbox> {
  const row = await openTenant({ deps, actor: clockActor(who) }, ({ tx }) =>
    tx.mailbox.findUnique({
      where: { id: who.mailbox_id },
      select: { provider: true, address: true, display_name: true, credential: true },
    }),
  );
  const provider = deps.mailboxProviders.find((one) => one.provider === row?.provider);
  if (!row || !provider) {
    throw new AppError("not_connected", {
      say: row
        ? `This server cannot send through ${row.provider}.`
        : "This mailbox is not connected any more.",
      next: "Connect it again with /sdr connect.",
    });
  }
  return provider.open({
    userId: who.user_id,
    mailboxId: who.mailbox_id,
    provider: row.provider,
    address: { address: row.address, name: row.display_name },
    ...accessTo(deps, { ...row, ...who }),
  });
}

type Access = Pick<MailboxAccount, "credentials" | "accessToken">;

/** By OAuth a mailbox gets tokens, one at a time, and never what they are renewed with. */
function accessTo(deps: CoreDeps, row: MailboxRow): Access {
  const { user_id, credential } = row;
  const isOauth = deps.oauthClients?.some((client) => client.provider === row.provider);
  if (isOauth) return { credentials: null, accessToken: accessTokens(deps, row) };
  return { credentials: credential ? readCredentials(deps, { ...credential, user_id }) : null };
}

type MailboxRow = {
  user_id: string;
  clerk_id: string;
  provider: string;
  address: string;
  credential: Omit<CredentialRow, "user_id"> | null;
};

type CredentialRow = { id: string; provider: string; user_id: string; credentials: unknown };

function readCredentials(deps: CoreDeps, row: CredentialRow): unknown {
  const { sealed } = row.credentials as { sealed?: string };
  if (!sealed)
    throw new AppError("not_connected", {
      say: "The stored credentials are empty.",
      next: "Connect it again with /sdr connect.",
    });
  const place = {
    user_id: row.user_id,
    provider: row.provider,
    row_id: row.id,
    field: "credentials",
  };
  return JSON.parse(unseal(deps.keyRing, sealed, place));
}
