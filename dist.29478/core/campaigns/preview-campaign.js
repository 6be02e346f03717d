import { z } from "zod";
import { prepareDraft, wordTouch } from "../approvals/draft-touch.js";
import { readTouch } from "../approvals/read-touch.js";
import { AppError } from "../errors.js";
import { defineProcess } from "../operation.js";
import { campaignRef, campaignSummary } from "./campaign.js";
import { summarizeCampaign } from "./describe-campaign.js";
import { findCampaign } from "./find-campaign.js";
import { findObstacles } from "./find-obstacles.js";
import { readSteps } from "./read-steps.js";
const preview = z.object({
    lead_id: z.string(),
    full_name: z.string(),
    subject: z.string().nullable(),
    body: z.string(),
    problem: z.string().nullable(),
});
/** The first messages of a campaign as they would read, with what is missing. Nothing is stored. */
export const previewCampaign = defineProcess({
    name: "preview_campaign",
    needs: "read",
    input: z.object({ campaign: campaignRef, limit: z.number().int().min(1).max(10).default(3) }),
    output: z.object({
        campaign: campaignSummary,
        previews: z.array(preview),
        problems: z.array(z.string()).describe("What must be mended before starting."),
    }),
    async run(context, input) {
        const { campaign, problems, drafts } = await context.inTenant((tenant) => prepare(tenant, input));
        const previews = [];
        for (const prepared of drafts)
            previews.push(await word(context, prepared));
        return { campaign, problems, previews };
    },
});
async function prepare(tenant, input) {
    const { tx } = tenant;
    const campaign = await findCampaign(tx, input.campaign);
    const obstacles = await findObstacles(tenant, campaign, await readSteps(tx, campaign));
    const drafts = [];
    for (const touch of await findFirstTouches(tenant, campaign, input.limit)) {
        drafts.push(await prepareDraft(tenant, touch, null));
    }
    return {
        campaign: await summarizeCampaign(tx, campaign),
        problems: obstacles.map(({ say, next }) => (next ? `${say} ${next}` : say)),
        drafts,
    };
}
/** The first open touch of the first few leads. Relies on sequence_steps_campaign_lead_idx. */
async function findFirstTouches({ tx }, campaign, limit) {
    const rows = await tx.$queryRaw `
    select distinct on (lead_id) id from sequence_steps
    where campaign_id = ${campaign.id}::uuid and kind = 'sequence' and status = 'pending'
    order by lead_id, step_number limit ${limit}`;
    const touches = [];
    for (const { id } of rows)
        touches.push(await readTouch(tx, id));
    return touches;
}
/** What is drafted already is shown as it is: that is what a person will be asked about. */
async function word(context, prepared) {
    const { touch } = prepared;
    const whom = { lead_id: touch.lead_id, full_name: touch.lead.full_name };
    if (touch.draft_version > 0) {
        const { subject, body } = touch.payload;
        return { ...whom, subject, body, problem: null };
    }
    try {
        const { subject, body } = await wordTouch(context, prepared);
        return { ...whom, subject, body, problem: null };
    }
    catch (thrown) {
        if (!(thrown instanceof AppError))
            throw thrown;
        return { ...whom, subject: null, body: "", problem: thrown.say };
    }
}
//# sourceMappingURL=preview-campaign.js.map