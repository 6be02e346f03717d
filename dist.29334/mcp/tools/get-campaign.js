import { z } from "zod";
import { campaign } from "../arguments.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { inBrief } from "../tool-schema.js";
import { campaignRow, toCampaignRow } from "../views/campaign-view.js";
import { settingsView, stepView, toSettingsView, toStepView } from "../views/sequence-view.js";
/** One campaign with its settings, steps and figures. */
export const getCampaign = defineTool({
    name: "get_campaign",
    title: "Get campaign",
    description: "One campaign in full: settings, send window, every step's templates, figures, and the version that changing it needs.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        campaign,
        step_number: z.int().min(1).max(20).optional().describe("Only this step, if texts were cut."),
    }),
    output: campaignRow.extend({
        description: z.string().optional().describe("What it is about."),
        settings: inBrief(settingsView.extend({ approval: z.string() }), "Settings."),
        steps: inBrief(z.array(stepView), "Steps in order, as update_campaign takes them."),
        ...truncatedField,
    }),
    async handle(core, actor, args) {
        const found = (await core.getCampaign(actor, { campaign: args.campaign })).campaign;
        const wanted = (step) => args.step_number === undefined || step.step_number === args.step_number;
        return {
            ...toCampaignRow(found),
            description: found.description ?? undefined,
            settings: toSettingsView(found.settings),
            steps: found.steps.filter(wanted).map(toStepView),
        };
    },
});
//# sourceMappingURL=get-campaign.js.map