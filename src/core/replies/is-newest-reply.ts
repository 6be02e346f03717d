import type { TenantTransaction } from "../db/with-tenant.ts";

/** Whether the lead has said nothing after this moment; then its meaning is where the lead stands. */
export async function isNewestReply(
  tx: TenantTransaction,
  reply: { lead_id: string; at: Date; message_id?: string },
): Promise<boolean> {
  const newer = await tx.message.count({
    where: {
      lead_id: reply.lead_id,
      direction: "inbound",
      created_at: { gt: reply.at },
      // Our dates end at the millisecond and the database's do not: a reply would be newer than itself.
      ...(reply.message_id ? { id: { not: reply.message_id } } : {}),
    },
  });
  return newer === 0;
}
