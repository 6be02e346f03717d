import { campaignSettings } from "../campaigns/campaign.ts";
import { campaignZone } from "../campaigns/campaign-zone.ts";
import type { Tenant } from "../operation.ts";
import { nextSendTime } from "../sequences/next-send-time.ts";
import { zoneOf } from "./read-card.ts";
import { readStep } from "./read-step.ts";
import type { Touch } from "./read-touch.ts";

/**
 * When an approved touch may leave: its delay after the real send of the one before, then the next
 * opening of the window in the lead's zone. An answer to a reply goes at once.
 */
export async function plannedSendTime(tenant: Tenant, touch: Touch): Promise<Date> {
  if (touch.kind === "answer") return tenant.now;
  const { tx, now } = tenant;
  const step = await readStep(tx, touch);
  const previous = await tx.sequenceStep.findFirst({
    where: {
      campaign_id: touch.campaign_id,
      lead_id: touch.lead_id,
      kind: "sequence",
      status: "sent",
      step_number: { lt: touch.step_number },
    },
    orderBy: { sent_at: "desc" },
    select: { sent_at: true },
  });
  const fallback = await campaignZone(tenant);
  return nextSendTime({
    delayHours: previous ? (step?.delay_hours ?? 0) : 0,
    previousSentAt: previous?.sent_at ?? null,
    window: step?.window ?? campaignSettings.parse(touch.campaign.settings ?? {}).window,
    zone: zoneOf(touch, fallback(touch.campaign)),
    now,
  });
}
