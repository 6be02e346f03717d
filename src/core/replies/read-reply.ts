import { z } from "zod";
import type { Prisma } from "../db/generated/client.ts";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import { Referral } from "./reading/classification.ts";
import type { Reply } from "./reply.ts";

/** What `insertReply` leaves in `messages.meta`; whatever else stands there counts as nothing. */
const replyMeta = z.object({
  referrals: z.array(Referral).catch([]),
  answers_step_id: z.uuid().nullable().catch(null),
  from: z.string().nullable().catch(null),
});
type ReplyMeta = z.infer<typeof replyMeta>;

const replySelect = {
  id: true,
  lead_id: true,
  campaign_id: true,
  channel: true,
  subject: true,
  body: true,
  meta: true,
  created_at: true,
  intent: true,
  sentiment: true,
  confidence: true,
  classifier: true,
  corrected_by: true,
  handled_at: true,
  lead: { select: { full_name: true, company: true, email: true } },
  campaign: { select: { name: true } },
} as const satisfies Prisma.MessageSelect;

type Row = Prisma.MessageGetPayload<{ select: typeof replySelect }>;

/** A reply as stored, of a lead who is still there. */
export type ReplyRow = Omit<Row, "lead" | "lead_id" | "meta"> & {
  lead_id: string;
  lead: NonNullable<Row["lead"]>;
  meta: ReplyMeta;
};

/** One reply as people and agents see it; `not_found` when it is no reply of this tenant. */
export async function readReply(tenant: Tenant, message_id: string): Promise<Reply> {
  return toReply(await findReply(tenant, message_id));
}

/** Those of these replies that are there, in the order of the ids. */
export async function readReplies({ tx }: Tenant, message_ids: string[]): Promise<Reply[]> {
  const rows = await tx.message.findMany({
    where: { id: { in: message_ids }, direction: "inbound" },
    select: replySelect,
  });
  const found = new Map(rows.map((row) => [row.id, asReplyRow(row)]));
  return message_ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [toReply(row)] : [];
  });
}

/** The stored reply; `not_found` when it is no reply of this tenant. */
export async function findReply({ tx }: Tenant, message_id: string): Promise<ReplyRow> {
  const row = await tx.message.findFirst({
    where: { id: message_id, direction: "inbound" },
    select: replySelect,
  });
  const reply = row && asReplyRow(row);
  if (reply) return reply;
  throw new AppError("not_found", {
    say: "There is no such reply; its lead or campaign may have been deleted.",
    field: "message_id",
    next: "Look it up with search_messages, direction inbound.",
  });
}

function asReplyRow(row: Row): ReplyRow | null {
  const { lead, lead_id } = row;
  if (!lead || !lead_id) return null;
  return { ...row, lead, lead_id, meta: replyMeta.parse(row.meta ?? {}) };
}

function toReply(row: ReplyRow): Reply {
  return {
    message_id: row.id,
    lead_id: row.lead_id,
    full_name: row.lead.full_name,
    company: row.lead.company,
    email: row.lead.email,
    campaign_id: row.campaign_id,
    campaign_name: row.campaign?.name ?? null,
    step_id: row.meta.answers_step_id,
    received_at: (row.created_at ?? new Date(0)).toISOString(),
    subject: row.subject,
    text: row.body ?? "",
    intent: row.intent,
    sentiment: row.sentiment,
    confidence: row.confidence ?? 0,
    classifier: row.classifier,
    corrected_by: row.corrected_by,
    referrals: row.meta.referrals,
    handled: row.handled_at !== null,
  };
}
