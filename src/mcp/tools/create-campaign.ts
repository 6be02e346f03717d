import { z } from "zod";
import { sequenceTemplate } from "../../core/sequences/sequence.ts";
import { idempotencyKey } from "../arguments.ts";
import { defineTool } from "../define-tool.ts";
import { inBrief } from "../tool-schema.ts";
import { campaignLabel, toCampaignLabel } from "../views/campaign-view.ts";
import { fromSettingsView, fromStepView, settingsView, stepView } from "../views/sequence-view.ts";

/** A new campaign, as a draft. */
export const createCampaign = defineTool({
  name: "create_campaign",
  title: "Create campaign",
  description:
    "Create a new campaign as a draft, from a built-in sequence template or your own steps. Nothing leaves until a person starts it.",
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },
  scope: "write",
  input: z.strictObject({
    name: z.string().trim().min(1).max(120).describe("Unique name."),
    description: z.string().max(2000).optional().describe("What it is about."),
    sequence_template: sequenceTemplate
      .default("email_first")
      .describe("Built-in steps; custom needs steps."),
    steps: z.array(stepView).optional().describe("Own steps, at most 20."),
    settings: inBrief(settingsView, "Settings, as update_campaign takes them.").optional(),
    idempotency_key: idempotencyKey,
  }),
  output: campaignLabel.extend({ steps: z.int().describe("Number of steps.") }),
  async handle(core, actor, args) {
    const made = (
      await core.createCampaign(actor, {
        ...args,
        steps: args.steps?.map(fromStepView),
        settings: args.settings && fromSettingsView(args.settings),
      })
    ).campaign;
    return { ...toCampaignLabel(made), steps: made.steps.length };
  },
});
