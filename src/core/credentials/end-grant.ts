import type { Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { type AccountName, dropTokens, type RefreshLease } from "./refresh-lease.ts";

/**
 * The vendor has ended a grant: its mailbox waits until a person connects it again, and they are told once.
 * False, and nothing is changed, when the account was connected anew in the meantime.
 */
export async function endGrant(
  tenant: Tenant,
  held: { lease: RefreshLease; name: AccountName },
): Promise<boolean> {
  if (!(await dropTokens(tenant, held))) return false;
  const { tx, user_id } = tenant;
  const { provider, address } = held.name;
  const where = { user_id, provider, address_norm: address.toLowerCase() };
  const mailbox = await tx.mailbox.update({
    where: { user_id_provider_address_norm: where },
    data: { status: "needs_reconnect", paused_reason: null },
    select: { id: true, credential_id: true },
  });
  const working = await tx.mailbox.count({
    where: { credential_id: mailbox.credential_id, status: { in: ["ok", "paused"] } },
  });
  if (working === 0) {
    await tx.integrationCredential.update({
      where: { id: held.lease.place.id },
      data: { status: "needs_reconnect" },
      select: { id: true },
    });
  }
  await tenant.audit({
    action: "end_mailbox_access",
    subject_type: "mailbox",
    subject_id: mailbox.id,
    fields: ["status"],
  });
  await queuePosts(tenant, {
    kind: "notice",
    subject: `reconnect:${mailbox.id}:${held.lease.refresh_id}`,
    payload: {
      text: `The access to ${address} has ended, so nothing leaves from it and its replies are not read.`,
      next: `Type \`/sdr connect ${provider}\` to connect it again; everything then goes on by itself.`,
      action: "reconnect",
    },
  });
  return true;
}
