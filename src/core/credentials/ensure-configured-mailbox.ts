import type { CoreDeps } from "../core-deps.ts";
import { type TenantTransaction, withTenant } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { LocalUser } from "../people/ensure-local-user.ts";
import { renewMailbox, restSandbox } from "./save-mailbox.ts";
import { senderOfSmtpUrl } from "./sender-of-smtp-url.ts";

type Wanted = { user: LocalUser; zone: string; smtpUrl: string | null; imapUrl: string | null };
type WantedSmtp = Wanted & { smtpUrl: string };

/**
 * The mailbox of an installation without OAuth: the one SMTP_URL names, read where IMAP_URL says, else
 * the sandbox. Connects to neither: what does not work shows in the mailbox's health. A sandbox beside
 * a real mailbox rests, so that nothing real is answered from a play thing or the reverse.
 */
export async function ensureConfiguredMailbox(deps: CoreDeps, wanted: Wanted): Promise<void> {
  const { user, smtpUrl } = wanted;
  if (smtpUrl) await refuseBadUrls(deps, { ...wanted, smtpUrl });
  await withTenant(deps.db, user.clerk_id, async ({ tx }) => {
    if (smtpUrl) await ensureSmtp(deps, tx, { ...wanted, smtpUrl });
    else await ensureSandbox(tx, wanted);
    await restSandbox(tx);
  });
}

async function ensureSandbox(tx: TenantTransaction, { user, zone }: Wanted): Promise<void> {
  if ((await tx.mailbox.count({ where: { status: { not: "disconnected" } } })) > 0) return;
  await tx.mailbox.create({
    data: {
      user_id: user.user_id,
      provider: "sandbox",
      address: user.email,
      display_name: user.name,
      time_zone: zone,
      // Nothing real leaves, and a newcomer should not wait between two messages.
      min_gap_seconds: 0,
      gap_jitter_seconds: 0,
      can_read_replies: true,
      keeps_message_id: true,
    },
    select: { id: true },
  });
}

async function ensureSmtp(
  deps: CoreDeps,
  tx: TenantTransaction,
  wanted: WantedSmtp,
): Promise<void> {
  const { user, zone, smtpUrl, imapUrl } = wanted;
  const address = senderOf(smtpUrl);
  const known = await tx.mailbox.findFirst({
    where: { provider: "smtp", address_norm: address.toLowerCase() },
    select: { status: true },
  });
  // A person disconnected it; a restart must not have it send again.
  if (known?.status === "disconnected") return;
  await renewMailbox(tx, deps.keyRing, {
    user_id: user.user_id,
    provider: "smtp",
    address,
    display_name: user.name,
    time_zone: zone,
    can_read_replies: imapUrl !== null,
    credentials: credentialsOf(wanted),
  });
}

/** Here and not at the first send, which would give up what waits for it. */
async function refuseBadUrls(deps: CoreDeps, wanted: WantedSmtp): Promise<void> {
  const smtp = deps.mailboxProviders.find(({ provider }) => provider === "smtp");
  const mailbox = await smtp?.open({
    userId: wanted.user.user_id,
    mailboxId: "configured",
    provider: "smtp",
    address: { address: senderOf(wanted.smtpUrl), name: wanted.user.name },
    credentials: credentialsOf(wanted),
  });
  await mailbox?.close();
}

function credentialsOf({ smtpUrl, imapUrl }: WantedSmtp): object {
  const url = new URL(smtpUrl);
  url.searchParams.delete("from");
  return { smtp_url: url.href, imap_url: imapUrl };
}

function senderOf(smtpUrl: string): string {
  const address = senderOfSmtpUrl(smtpUrl);
  if (address) return address;
  throw new AppError("misconfigured", {
    say: "SMTP_URL does not say which address to send from.",
    field: "SMTP_URL",
    next: "Add it to the address: smtps://user:pass@mail.example.com?from=me@example.com",
  });
}
