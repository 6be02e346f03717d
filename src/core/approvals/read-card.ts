import { campaignZone } from "../campaigns/campaign-zone.ts";
import type { Tenant } from "../operation.ts";
import { readConversations } from "../replies/read-conversations.ts";
import { countSteps } from "../sequences/read-sequence.ts";
import { resolveZone } from "../sequences/resolve-zone.ts";
import type { ApprovalCard, CARD_STATES, ThreadMessage } from "./approval-card.ts";
import { readTouch, recipientOf, type Touch } from "./read-touch.ts";

/** One touch as its card; `not_found` when there is none in this tenant. */
export async function readCard(tenant: Tenant, step_id: string): Promise<ApprovalCard> {
  const touch = await readTouch(tenant.tx, step_id);
  const [card] = await readCards(tenant, [touch]);
  if (!card) throw new Error("a touch gives exactly one card");
  return card;
}

/** The cards of several touches, with as many queries as for one. */
export async function readCards(tenant: Tenant, touches: Touch[]): Promise<ApprovalCard[]> {
  const { tx } = tenant;
  const threads = await readConversations(tx, {
    lead_ids: touches.map((touch) => touch.lead_id),
    each: 6,
  });
  const counts = await countSteps(
    tx,
    touches.map((touch) => touch.campaign_id),
  );
  const fallback = await campaignZone(tenant);
  return touches.map((touch) =>
    toCard(touch, {
      thread: threads.get(touch.lead_id) ?? [],
      step_count: counts.get(touch.campaign_id) ?? touch.step_number,
      zone: zoneOf(touch, fallback(touch.campaign)),
    }),
  );
}

type Beside = { thread: ThreadMessage[]; step_count: number; zone: string };

function toCard(touch: Touch, beside: Beside): ApprovalCard {
  const { lead, campaign, payload } = touch;
  return {
    step_id: touch.id,
    draft_version: touch.draft_version,
    state: cardState(touch),
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    kind: touch.kind as ApprovalCard["kind"],
    step_number: touch.step_number,
    step_count: Math.max(beside.step_count, 1),
    channel: touch.channel as ApprovalCard["channel"],
    lead: {
      lead_id: lead.id,
      full_name: lead.full_name,
      title: lead.title,
      company: lead.company,
      address: touch.channel === "email" ? (lead.email ?? "") : recipientOf(touch),
    },
    mailbox: touch.from?.address ?? null,
    subject: payload.subject,
    body: payload.body,
    footer: payload.footer,
    facts: payload.used,
    send_time: (touch.sent_at ?? touch.send_time)?.toISOString() ?? null,
    lead_time_zone: beside.zone,
    origin: touch.origin as ApprovalCard["origin"],
    author: touch.draft_author ?? payload.writer,
    edited: touch.edited,
    decided_by: touch.decided_by,
    decided_at: touch.decided_at?.toISOString() ?? null,
    reason: touch.skip_reason ?? touch.last_error ?? touch.deferred_reason,
    thread: beside.thread,
  };
}

const UNDECIDED: Readonly<Record<string, (typeof CARD_STATES)[number]>> = {
  requested: "waiting",
  expired: "expired",
};

/** One word for where a touch stands, out of status, approval and delivery. */
export function cardState(touch: Touch): (typeof CARD_STATES)[number] {
  if (touch.delivery_state === "uncertain") return "uncertain";
  switch (touch.status) {
    case "sent":
    case "failed":
      return touch.status;
    case "skipped":
      return touch.approval_state === "rejected" ? "rejected" : "skipped";
    case "scheduled":
      return touch.delivery_state === "sending" ? "sending" : "approved";
    default:
      return UNDECIDED[touch.approval_state] ?? "drafting";
  }
}

export function zoneOf(touch: Pick<Touch, "lead">, campaignZone: string): string {
  const { time_zone, location } = touch.lead;
  return resolveZone({ leadZone: time_zone, leadLocation: location, campaignZone }).zone;
}
