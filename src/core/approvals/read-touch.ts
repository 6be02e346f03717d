import type { Prisma } from "../db/generated/client.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { MailAddress } from "../ports/mailbox.ts";
import { contentHash } from "./content-hash.ts";
import { type DraftPayload, draftPayload } from "./draft-payload.ts";
import { readSenders } from "./read-senders.ts";

export const touchSelect = {
  id: true,
  user_id: true,
  step_number: true,
  channel: true,
  status: true,
  kind: true,
  origin: true,
  send_time: true,
  sent_at: true,
  payload: true,
  draft_version: true,
  draft_author: true,
  content_hash: true,
  approval_state: true,
  approval_requested_at: true,
  approved_hash: true,
  approved_via: true,
  decided_by: true,
  decided_at: true,
  edited: true,
  delivery_state: true,
  attempts: true,
  attempt_id: true,
  sending_at: true,
  provider_draft_id: true,
  accepted_at: true,
  failing_since: true,
  last_error: true,
  skip_reason: true,
  deferred_reason: true,
  mailbox_id: true,
  answers_message_id: true,
  campaign_id: true,
  lead_id: true,
} as const satisfies Prisma.SequenceStepSelect;

type StepRow = Prisma.SequenceStepGetPayload<{ select: typeof touchSelect }>;

/** One step for one lead, with everything that a card, the gate and a send look at. */
export type Touch = Omit<StepRow, "payload" | "campaign_id" | "lead_id" | "status"> & {
  campaign_id: string;
  lead_id: string;
  status: string;
  payload: DraftPayload;
  campaign: Prisma.CampaignGetPayload<object>;
  lead: Prisma.LeadGetPayload<object>;
  mailbox: Prisma.MailboxGetPayload<object> | null;
  /** What stands in From; null without a mailbox. */
  from: MailAddress | null;
};

/** A touch by id; `not_found` for one of another tenant, or whose campaign or lead is gone. */
export async function readTouch(tx: TenantTransaction, step_id: string): Promise<Touch> {
  const row = await tx.sequenceStep.findUnique({ where: { id: step_id }, select: touchSelect });
  const [touch] = row ? await asTouches(tx, [row]) : [];
  if (touch) return touch;
  throw new AppError("not_found", {
    say: "This draft no longer exists; its campaign or lead was deleted.",
    field: "step_id",
    next: "Look at the waiting drafts again.",
  });
}

/**
 * Steps with their campaign, lead and mailbox, in the order given; those without are left out. One
 * query a table, one after the other: nested selects would run them at once on the one connection.
 */
export async function asTouches(tx: TenantTransaction, rows: StepRow[]): Promise<Touch[]> {
  const among = (ids: (string | null)[]) => ({
    where: { id: { in: [...new Set(ids)].filter((id) => id !== null) } },
  });
  const campaigns = byId(await tx.campaign.findMany(among(rows.map((row) => row.campaign_id))));
  const leads = byId(await tx.lead.findMany(among(rows.map((row) => row.lead_id))));
  const mailboxes = byId(await tx.mailbox.findMany(among(rows.map((row) => row.mailbox_id))));
  const senderOf = await readSenders(tx, rows, [...mailboxes.values()]);
  return rows.flatMap((row) => {
    const campaign = campaigns.get(row.campaign_id ?? "");
    const lead = leads.get(row.lead_id ?? "");
    if (!campaign || !lead) return [];
    const payload = draftPayload.parse(row.payload ?? {});
    const mailbox = mailboxes.get(row.mailbox_id ?? "") ?? null;
    const status = row.status ?? "pending";
    return [
      {
        ...row,
        payload,
        campaign,
        lead,
        mailbox,
        from: mailbox && senderOf(row, mailbox),
        campaign_id: campaign.id,
        lead_id: lead.id,
        status,
      },
    ];
  });
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where this touch goes: the e-mail address in lower case, or the LinkedIn profile; empty when unknown. */
export function recipientOf(touch: Pick<Touch, "channel" | "lead">): string {
  if (touch.channel === "email") return touch.lead.email?.trim().toLowerCase() ?? "";
  return touch.lead.linkedin_url ?? "";
}

/** The hash of the touch as it stands now, which an approval must match. */
export function currentHash(touch: Touch): string {
  return contentHash({
    step_id: touch.id,
    lead_id: touch.lead_id,
    recipient: recipientOf(touch),
    mailbox_id: touch.mailbox_id,
    channel: touch.channel,
    send_as: touch.from?.address === touch.mailbox?.address ? null : touch.from,
    payload: touch.payload,
  });
}
