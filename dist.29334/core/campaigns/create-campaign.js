import { z } from "zod";
import { AppError } from "../errors.js";
import { defineOperation } from "../operation.js";
import { SEQUENCE_TEMPLATES, sequenceStep } from "../sequences/sequence.js";
import { builtInSequence } from "../sequences/sequence-templates.js";
import { campaignDetail, campaignSettings } from "./campaign.js";
import { checkSequence } from "./check-sequence.js";
import { checkSettings } from "./check-settings.js";
import { describeCampaign } from "./describe-campaign.js";
import { asCampaign, campaignSelect } from "./find-campaign.js";
import { refuseTakenName } from "./refuse-taken-name.js";
/** Creates a campaign in status draft; nothing is sent until a person starts it. */
export const createCampaign = defineOperation({
    name: "create_campaign",
    needs: "write",
    input: z.object({
        name: z.string().trim().min(1).max(120).describe("Name, unique among your campaigns."),
        description: z.string().max(2000).optional().describe("What it is about."),
        sequence_template: z
            .enum(SEQUENCE_TEMPLATES)
            .default("email_first")
            .describe("Shape of the sequence; custom needs steps."),
        steps: z
            .array(sequenceStep)
            .max(20)
            .optional()
            .describe("The steps, for template custom or to replace the template's."),
        settings: campaignSettings
            .partial()
            .default({})
            .describe("Offer, window, zone, approval mode."),
        idempotency_key: z
            .string()
            .min(8)
            .max(100)
            .optional()
            .describe("Repeat a call with the same key and it happens once."),
    }),
    output: z.object({ campaign: campaignDetail }),
    async run(tenant, input) {
        const { tx } = tenant;
        const { name, description, sequence_template } = input;
        checkSettings(tenant.actor, input.settings);
        const given = input.steps?.length ? input.steps : builtInSequence(sequence_template).steps;
        const steps = await checkSequence(tx, given);
        await refuseTakenName(tenant, { name });
        const settings = campaignSettings.parse({
            ...input.settings,
            time_zone: input.settings.time_zone || (await ownZone(tenant)),
        });
        const row = await tx.campaign.create({
            data: {
                user_id: tenant.user_id,
                name,
                description: description ?? null,
                sequence_template,
                settings,
            },
            select: campaignSelect,
        });
        await storeFirstVersion(tenant, row.id, steps);
        await tenant.audit({
            action: "create_campaign",
            subject_type: "campaign",
            subject_id: row.id,
            fields: ["name", "description", "sequence_template", "steps", "settings"],
            detail: { steps: steps.length, approval: settings.approval },
        });
        return { campaign: await describeCampaign(tx, asCampaign(row)) };
    },
});
async function ownZone({ tx, user_id }) {
    const user = await tx.user.findUnique({ where: { id: user_id }, select: { time_zone: true } });
    if (!user)
        throw new AppError("not_found", { say: "This account no longer exists." });
    return user.time_zone ?? "";
}
async function storeFirstVersion(tenant, campaign_id, steps) {
    const { tx, user_id, actor } = tenant;
    await tx.sequenceVersion.create({
        data: { user_id, campaign_id, version: 1, steps, created_by: actor.id },
        select: { id: true },
    });
}
//# sourceMappingURL=create-campaign.js.map