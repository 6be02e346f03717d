import { z } from "zod";
import { campaign } from "../arguments.ts";
import { defineTool } from "../define-tool.ts";
import { inBrief } from "../tool-schema.ts";
import { campaignLabel, toCampaignLabel } from "../views/campaign-view.ts";
import { fromSettingsView, fromStepView, settingsView, stepView } from "../views/sequence-view.ts";

/** Changes a campaign that nobody changed since it was read. */
export const updateCampaign = defineTool({
  name: "update_campaign",
  title: "Update campaign",
  description:
    "Change a campaign's name, description, settings or steps. What you leave out stays; steps are replaced as a whole, for leads enrolled later.",
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
  scope: "write",
  input: z.strictObject({
    campaign,
    expected_version: z.int().describe("version as you read it."),
    name: z.string().trim().min(1).max(120).optional().describe("New name."),
    description: z.string().max(2000).optional().describe("New description."),
    steps: inBrief(
      z.array(stepView).min(1).max(20),
      "All steps, as create_campaign takes them.",
    ).optional(),
    settings: settingsView.optional().describe("Settings to change."),
  }),
  output: campaignLabel.extend({
    steps: z.int().describe("Number of steps."),
    leads_on_older_steps: z.int().describe("Leads who keep earlier steps."),
  }),
  async handle(core, actor, args) {
    const changed = (
      await core.updateCampaign(actor, {
        ...args,
        steps: args.steps?.map(fromStepView),
        settings: args.settings && fromSettingsView(args.settings),
      })
    ).campaign;
    const { steps, leads_on_older_steps } = changed;
    return { ...toCampaignLabel(changed), steps: steps.length, leads_on_older_steps };
  },
});
