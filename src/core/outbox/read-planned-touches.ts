import { recipientOf } from "../approvals/read-touch.ts";
import type { Campaign } from "../campaigns/find-campaign.ts";
import { findSenders } from "../campaigns/find-senders.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tenant } from "../operation.ts";
import { readSequence } from "../sequences/read-sequence.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import type { PlannedTouch } from "./simulation-facts.ts";

export type Enrolled = {
  lead_id: string;
  sequence_version: number;
  mailbox_id: string | null;
  added_at: Date;
};
type Lead = Prisma.LeadGetPayload<object>;

/** The touches of these enrolments as a simulation takes them; the answer gives those of one lead, in order. */
export async function readPlannedTouches(
  tenant: Tenant,
  campaign: Campaign,
  enrolled: readonly Enrolled[],
): Promise<(one: Enrolled, lead: Lead) => PlannedTouch[]> {
  const rows = await readRows(tenant, campaign, enrolled);
  const sequences = await readSequences(tenant, campaign, enrolled);
  const accountOf = await chooseAccounts(tenant, campaign, enrolled);
  return (one, lead) =>
    (rows.get(one.lead_id) ?? []).map((row) =>
      toTouch(row, {
        lead,
        campaign,
        account: accountOf(one, row.channel),
        step: sequences
          .get(one.sequence_version)
          ?.find((step) => step.step_number === row.step_number),
      }),
    );
}

const stepSelect = {
  id: true,
  lead_id: true,
  step_number: true,
  channel: true,
  status: true,
  mailbox_id: true,
  send_time: true,
  sent_at: true,
  deferred_reason: true,
  draft_version: true,
  draft_due_at: true,
  delivery_state: true,
  skip_reason: true,
  last_error: true,
} as const satisfies Prisma.SequenceStepSelect;
type StepRow = Prisma.SequenceStepGetPayload<{ select: typeof stepSelect }>;

async function readRows(
  { tx }: Tenant,
  campaign: Campaign,
  enrolled: readonly Enrolled[],
): Promise<Map<string, StepRow[]>> {
  const lead_ids = enrolled.map(({ lead_id }) => lead_id);
  const rows = await tx.sequenceStep.findMany({
    where: { campaign_id: campaign.id, lead_id: { in: lead_ids }, kind: "sequence" },
    orderBy: { step_number: "asc" },
    select: stepSelect,
  });
  const byLead = new Map(lead_ids.map((id) => [id, [] as StepRow[]]));
  for (const row of rows) byLead.get(row.lead_id ?? "")?.push(row);
  return byLead;
}

async function readSequences(
  { tx }: Tenant,
  campaign: Campaign,
  enrolled: readonly Enrolled[],
): Promise<Map<number, SequenceStep[]>> {
  const sequences = new Map<number, SequenceStep[]>();
  for (const version of new Set(enrolled.map((one) => one.sequence_version))) {
    sequences.set(version, await readSequence(tx, campaign.id, version));
  }
  return sequences;
}

/**
 * The account that whoever has none yet will get: in turn at the start of the campaign
 * (assign-mailboxes.sql), the first one in a campaign that runs already (draftDueTouches).
 */
async function chooseAccounts(
  { tx }: Tenant,
  campaign: Campaign,
  enrolled: readonly Enrolled[],
): Promise<(one: Enrolled, channel: string) => string | null> {
  const senders = await findSenders(tx);
  const homeless = enrolled
    .filter((one) => one.mailbox_id === null)
    .sort((one, other) => one.added_at.getTime() - other.added_at.getTime());
  return (one, channel) => {
    const accounts = channel === "email" ? senders.email : senders.linkedin;
    const place = campaign.status === "active" ? 0 : Math.max(0, homeless.indexOf(one));
    return accounts[place % Math.max(1, accounts.length)] ?? null;
  };
}

type Beside = {
  lead: Lead;
  campaign: Campaign;
  account: string | null;
  step: SequenceStep | undefined;
};

function toTouch(row: StepRow, { lead, campaign, account, step }: Beside): PlannedTouch {
  return {
    step_id: row.id,
    step_number: row.step_number,
    channel: row.channel,
    status: row.status ?? "pending",
    mailbox_id: row.mailbox_id ?? account,
    recipient: recipientOf({ channel: row.channel, lead }),
    delay_hours: step?.delay_hours ?? 0,
    window: step?.window ?? campaign.settings.window,
    sent_at: row.sent_at,
    send_time: row.send_time,
    deferred_reason: row.deferred_reason,
    draft_due_at: row.draft_version === 0 ? row.draft_due_at : null,
    stopped: stoppedBy(row),
  };
}

function stoppedBy(row: StepRow): string | null {
  if (row.status === "skipped") return row.skip_reason ?? "left out";
  if (row.status === "failed") return row.last_error ?? "It failed.";
  if (row.delivery_state === "uncertain")
    return "Whether it went out is unknown. Answer on its card in Slack.";
  const unwritten = row.status === "pending" && row.draft_version === 0;
  return unwritten ? row.last_error : null;
}
