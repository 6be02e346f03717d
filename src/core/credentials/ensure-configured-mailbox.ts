import { randomUUID } from "node:crypto";
import type { CoreDeps } from "../core-deps.ts";
import { type TenantTransaction, withTenant } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { LocalUser } from "../people/ensure-local-user.ts";
import { seal } from "./seal.ts";

type Wanted = { user: LocalUser; zone: string; smtpUrl: string | null };

/**
 * The mailbox of an installation without OAuth: the one SMTP_URL names, else the sandbox. A sandbox beside
 * a real mailbox rests, so that nothing real is answered from a play thing or the reverse.
 */
export async function ensureConfiguredMailbox(deps: CoreDeps, wanted: Wanted): Promise<void> {
  const { user, smtpUrl } = wanted;
  await withTenant(deps.db, user.clerk_id, async ({ tx }) => {
    if (smtpUrl) await ensureSmtp(deps, tx, { ...wanted, smtpUrl });
    else await ensureSandbox(tx, wanted);
    const real = await tx.mailbox.count({ where: { provider: { not: "sandbox" }, status: "ok" } });
    await tx.mailbox.updateMany({
      where: { provider: "sandbox" },
      data:
        real > 0
          ? { status: "paused", paused_reason: "a real mailbox is connected" }
          : { status: "ok", paused_reason: null },
    });
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
  wanted: Wanted & { smtpUrl: string },
): Promise<void> {
  const { user, zone, smtpUrl } = wanted;
  const address = senderOf(smtpUrl);
  const known = await tx.integrationCredential.findUnique({
    where: { user_id_provider: { user_id: user.user_id, provider: "smtp" } },
    select: { id: true },
  });
  const id = known?.id ?? randomUUID();
  const url = new URL(smtpUrl);
  url.searchParams.delete("from");
  const place = { user_id: user.user_id, provider: "smtp", row_id: id, field: "credentials" };
  const sealed = seal(deps.keyRing, JSON.stringify({ smtp_url: url.href, imap_url: null }), place);
  const data = {
    credentials: { sealed },
    key_id: deps.keyRing.active,
    is_active: true,
    status: "ok",
  };
  await tx.integrationCredential.upsert({
    where: { id },
    create: { ...data, id, user_id: user.user_id, provider: "smtp" },
    update: data,
    select: { id: true },
  });
  await tx.mailbox.upsert({
    where: {
      user_id_provider_address_norm: {
        user_id: user.user_id,
        provider: "smtp",
        address_norm: address.toLowerCase(),
      },
    },
    create: {
      user_id: user.user_id,
      credential_id: id,
      provider: "smtp",
      address,
      display_name: user.name,
      time_zone: zone,
    },
    update: { credential_id: id, status: "ok" },
    select: { id: true },
  });
}

/** The address SMTP_URL sends from: `?from=`, else its user name. */
function senderOf(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const address = url.searchParams.get("from") ?? decodeURIComponent(url.username);
  if (/^[^\s@]+@[^\s@]+$/.test(address)) return address;
  throw new AppError("misconfigured", {
    say: "SMTP_URL does not say which address to send from.",
    field: "SMTP_URL",
    next: "Add it to the address: smtps://user:pass@mail.example.com?from=me@example.com",
  });
}
