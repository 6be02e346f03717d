import { randomUUID } from "node:crypto";
import type { TenantTransaction } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { KeyRing } from "./key-ring.ts";
import { planSelfTest } from "./plan-self-test.ts";
import { seal } from "./seal.ts";

export type NewMailbox = {
  user_id: string;
  provider: "smtp";
  address: string;
  display_name: string;
  time_zone: string;
  can_read_replies: boolean;
  /** In clear; only the sealed form is stored. */
  credentials: object;
};

/** Stores an account that a person connects, or connects it again as good as new, and answers the mailbox's id. */
export async function saveMailbox(
  tx: TenantTransaction,
  keyRing: KeyRing,
  wanted: NewMailbox,
): Promise<string> {
  const { display_name } = wanted;
  const asNew = { display_name, status: "ok", paused_reason: null, failures: 0 };
  const id = await store(tx, keyRing, { ...wanted, known: asNew });
  await planSelfTest(tx, id);
  return id;
}

/**
 * Stores an account that the configuration names, or renews its credentials. Whether it sends, and under
 * which name, is left as people and its failures made it: nobody decided anything by a restart.
 */
export async function renewMailbox(
  tx: TenantTransaction,
  keyRing: KeyRing,
  wanted: NewMailbox,
): Promise<string> {
  return store(tx, keyRing, { ...wanted, known: {} });
}

async function store(
  tx: TenantTransaction,
  keyRing: KeyRing,
  wanted: NewMailbox & { known: object },
): Promise<string> {
  const { user_id, provider, address, display_name, time_zone, can_read_replies } = wanted;
  await refuseSecondAccount(tx, wanted);
  const known = await tx.integrationCredential.findUnique({
    where: { user_id_provider: { user_id, provider } },
    select: { id: true },
  });
  const id = known?.id ?? randomUUID();
  const place = { user_id, provider, row_id: id, field: "credentials" };
  const sealed = seal(keyRing, JSON.stringify(wanted.credentials), place);
  const credential = {
    credentials: { sealed },
    key_id: keyRing.active,
    is_active: true,
    status: "ok",
  };
  await tx.integrationCredential.upsert({
    where: { id },
    create: { ...credential, id, user_id, provider },
    update: credential,
    select: { id: true },
  });
  const mailbox = await tx.mailbox.upsert({
    where: {
      user_id_provider_address_norm: { user_id, provider, address_norm: address.toLowerCase() },
    },
    create: {
      user_id,
      credential_id: id,
      provider,
      address,
      display_name,
      time_zone,
      can_read_replies,
    },
    update: { credential_id: id, can_read_replies, ...wanted.known },
    select: { id: true },
  });
  return mailbox.id;
}

/** One login a provider: a second one would take over what was approved to leave from the first. */
async function refuseSecondAccount(tx: TenantTransaction, wanted: NewMailbox): Promise<void> {
  const other = await tx.mailbox.findFirst({
    where: {
      provider: wanted.provider,
      status: { not: "disconnected" },
      NOT: { address_norm: wanted.address.toLowerCase() },
    },
    select: { address: true },
  });
  if (!other) return;
  throw new AppError("conflict", {
    say: `${other.address} is connected by SMTP already, and one account can be.`,
    field: "address",
    next: "Disconnect it first with /sdr connect.",
  });
}

/** The sandbox rests beside a real mailbox, so that nothing real is answered from a plaything or the reverse. */
export async function restSandbox(tx: TenantTransaction): Promise<void> {
  const real = await tx.mailbox.count({
    where: { provider: { not: "sandbox" }, status: { not: "disconnected" } },
  });
  await tx.mailbox.updateMany({
    where: { provider: "sandbox" },
    data:
      real > 0
        ? { status: "paused", paused_reason: "a real mailbox is connected" }
        : { status: "ok", paused_reason: null },
  });
}
