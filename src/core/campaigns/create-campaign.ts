import { z } from "zod";
import { AppError } from "../errors.ts";
import { idempotencyKey } from "../idempotency-key.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { SEQUENCE_TEMPLATES, type SequenceStep, sequenceStep } from "../sequences/sequence.ts";
import { builtInSequence } from "../sequences/sequence-templates.ts";
import { campaignDetail, campaignSettings } from "./campaign.ts";
import { checkSequence } from "./check-sequence.ts";
import { checkSettings } from "./check-settings.ts";
import { describeCampaign } from "./describe-campaign.ts";
import { asCampaign, campaignSelect } from "./find-campaign.ts";
import { refuseTakenName } from "./refuse-taken-name.ts";

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
    idempotency_key: idempotencyKey,
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

async function ownZone({ tx, user_id }: Tenant): Promise<string> {
  const user = await tx.user.findUnique({ where: { id: user_id }, select: { time_zone: true } });
  if (!user) throw new AppError("not_found", { say: "This account no longer exists." });
  return user.time_zone ?? "";
}

async function storeFirstVersion(tenant: Tenant, campaign_id: string, steps: SequenceStep[]) {
  const { tx, user_id, actor } = tenant;
  await tx.sequenceVersion.create({
    data: { user_id, campaign_id, version: 1, steps, created_by: actor.id },
    select: { id: true },
  });
}
