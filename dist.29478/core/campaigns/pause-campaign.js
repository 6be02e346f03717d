import { z } from "zod";
import { AppError } from "../errors.js";
import { defineOperation } from "../operation.js";
import { alreadySending } from "../outbox/already-sending.js";
import { campaignRef, campaignSummary } from "./campaign.js";
import { summarizeCampaign } from "./describe-campaign.js";
import { findCampaign } from "./find-campaign.js";
import { findCampaignToChange } from "./find-campaign-to-change.js";
/** Stops a campaign from sending at once; what was already being sent is named. */
export const pauseCampaign = defineOperation({
    name: "pause_campaign",
    needs: "write",
    input: z.object({ campaign: campaignRef, reason: z.string().max(300).optional() }),
    output: z.object({
        campaign: campaignSummary,
        already_sending: z
            .array(z.string())
            .describe("Names of leads whose message was already on its way."),
    }),
    async run(tenant, input) {
        const { tx } = tenant;
        const campaign = await findCampaignToChange(tx, input.campaign);
        refuseUnlessPausable(campaign);
        const reason = input.reason?.trim() || `Paused by ${tenant.actor.name}.`;
        // Waits for every gate that holds the campaign as running; those after it read that it is paused.
        const { count } = await tx.campaign.updateMany({
            where: { id: campaign.id, status: "active" },
            data: { status: "paused", paused_reason: reason, version: { increment: 1 } },
        });
        const already_sending = await alreadySending(tx, campaign.id);
        if (count > 0) {
            await tenant.audit({
                action: "pause_campaign",
                subject_type: "campaign",
                subject_id: campaign.id,
                fields: ["status", "paused_reason"],
                detail: { already_sending: already_sending.length },
            });
        }
        const paused = await findCampaign(tx, campaign.id);
        return { campaign: await summarizeCampaign(tx, paused), already_sending };
    },
});
function refuseUnlessPausable({ name, status }) {
    if (status === "active" || status === "paused")
        return;
    throw new AppError("conflict", {
        say: `The campaign "${name}" is not running: it is ${status === "draft" ? "a draft" : status}.`,
        field: "campaign",
        next: "Nothing of it is being sent; nothing needs to be done.",
    });
}
//# sourceMappingURL=pause-campaign.js.map