import type { ThreadMessage } from "../approvals/approval-card.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";

/** Characters of one message that a card or an agent sees; the rest stays in the database. */
const MAX_TEXT = 4000;

export type MessageRow = {
  id: string;
  lead_id: string | null;
  direction: string;
  channel: string;
  subject: string | null;
  body: string | null;
  intent: string | null;
  created_at: Date | null;
};

/** A stored message as surfaces show it. */
export function toThreadMessage(row: MessageRow): ThreadMessage {
  return {
    message_id: row.id,
    direction: row.direction === "inbound" ? "inbound" : "outbound",
    channel: row.channel,
    at: (row.created_at ?? new Date(0)).toISOString(),
    subject: row.subject,
    text: (row.body ?? "").slice(0, MAX_TEXT),
    intent: row.intent,
  };
}

/** The latest `each` messages of several leads, of one campaign when named, oldest first. Relies on messages_lead_id_idx. */
export async function readConversations(
  tx: TenantTransaction,
  request: { lead_ids: string[]; each: number; campaign_id?: string },
): Promise<Map<string, ThreadMessage[]>> {
  const campaign_id = request.campaign_id ?? null;
  const rows = await tx.$queryRaw<MessageRow[]>`
    select m.id, m.lead_id, m.direction, m.channel, m.subject, m.body, m.intent, m.created_at
    from unnest(${[...new Set(request.lead_ids)]}::uuid[]) as wanted(lead_id)
    cross join lateral (
      select * from messages
      where lead_id = wanted.lead_id and (${campaign_id}::uuid is null or campaign_id = ${campaign_id}::uuid)
      order by created_at desc, id desc limit ${request.each}
    ) m
    order by m.created_at, m.id`;
  const threads = new Map<string, ThreadMessage[]>();
  for (const row of rows) {
    const thread = threads.get(row.lead_id ?? "") ?? [];
    threads.set(row.lead_id ?? "", [...thread, toThreadMessage(row)]);
  }
  return threads;
}
