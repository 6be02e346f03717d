import { campaignSettings } from "../campaigns/campaign.js";
import { campaignZone } from "../campaigns/campaign-zone.js";
import { nextSendTime } from "../sequences/next-send-time.js";
import { readSequence } from "../sequences/read-sequence.js";
import { zoneOf } from "./read-card.js";
/**
 * When an approved touch may leave: its delay after the real send of the one before, then the next
 * opening of the window in the lead's zone. An answer to a reply goes at once.
 */
export async function plannedSendTime(tenant, touch) {
    if (touch.kind === "answer")
        return tenant.now;
    const { tx, now } = tenant;
    const enrollment = await tx.campaignLead.findUnique({
        where: { campaign_id_lead_id: { campaign_id: touch.campaign_id, lead_id: touch.lead_id } },
        select: { sequence_version: true },
    });
    const steps = await readSequence(tx, touch.campaign_id, enrollment?.sequence_version ?? 1);
    const step = steps.find((one) => one.step_number === touch.step_number);
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
//# sourceMappingURL=planned-send-time.js.map