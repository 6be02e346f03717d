import type { TenantTransaction } from "../db/with-tenant.ts";

/** Whether the lead has said nothing after this moment; then its meaning is where the lead stands. */
export async function isNewestReply(
  tx: TenantTransaction,
  reply: { lead_id: string; at: Date },
): Promise<boolean> {
  const newer = await tx.message.count({
    where: { lead_id: reply.lead_id, direction: "inbound", created_at: { gt: reply.at } },
  });
  return newer === 0;
}
