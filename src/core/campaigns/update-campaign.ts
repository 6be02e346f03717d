import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { changeOf } from "../change-of.ts";
import type { Prisma } from "../db/generated/client.ts";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { sequenceStep } from "../sequences/sequence.ts";
import {
  type CampaignSettings,
  campaignDetail,
  campaignRef,
  campaignSettings,
} from "./campaign.ts";
import { checkSequence } from "./check-sequence.ts";
import { checkSettings, onlyPerson } from "./check-settings.ts";
import { describeCampaign } from "./describe-campaign.ts";
import { type Campaign, findCampaign } from "./find-campaign.ts";
import { findCampaignToChange } from "./find-campaign-to-change.ts";
import { readSteps } from "./read-steps.ts";
import { refuseTakenName } from "./refuse-taken-name.ts";
import { renewEnrollments } from "./renew-enrollments.ts";

const input = z.object({
  campaign: campaignRef,
  expected_version: z
    .number()
    .int()
    .describe("version as last read; refused if somebody changed it since."),
  name: z.string().trim().min(1).max(120).optional(),
  description: z.string().max(2000).nullable().optional(),
  steps: z.array(sequenceStep).min(1).max(20).optional().describe("All steps of the new version."),
  settings: changeOf(campaignSettings).optional(),
  idempotency_key: z
    .string()
    .min(8)
    .max(100)
    .optional()
    .describe("Repeat a call with the same key and it happens once."),
});

/**
 * Changes a campaign. New steps become a new sequence version that new enrolments get. Once the
 * campaign was started, who is enrolled keeps the steps they have, drafted or not; the answer counts them.
 */
export const updateCampaign = defineOperation({
  name: "update_campaign",
  needs: "write",
  input,
  output: z.object({ campaign: campaignDetail }),
  async run(tenant, change) {
    const { tx } = tenant;
    const campaign = await findCampaignToChange(tx, change.campaign);
    refuseIfChanged(campaign, change.expected_version);
    const settings = changedSettings(tenant, campaign, change);
    const sequence_version = await storeSteps(tenant, campaign, change.steps);
    const data: Prisma.CampaignUpdateManyMutationInput = {
      settings,
      sequence_version,
      version: { increment: 1 },
    };
    if (change.name !== undefined) data.name = change.name;
    if (change.description !== undefined) data.description = change.description;
    await tx.campaign.updateMany({ where: { id: campaign.id }, data });
    // After the campaign's row: the send gate holds the campaign before the user, too.
    if (change.name) await refuseTakenName(tenant, { name: change.name, except_id: campaign.id });
    await tenant.audit({
      action: "update_campaign",
      subject_type: "campaign",
      subject_id: campaign.id,
      fields: changedFields(campaign, settings, change),
      detail: { version: campaign.version + 1, sequence_version, approval: settings.approval },
    });
    return { campaign: await describeCampaign(tx, await findCampaign(tx, campaign.id)) };
  },
});

function refuseIfChanged(campaign: Campaign, expected: number): void {
  if (campaign.version === expected) return;
  throw new AppError("conflict", {
    say: `The campaign "${campaign.name}" was changed meanwhile: it is at version ${campaign.version}, not ${expected}.`,
    field: "expected_version",
    next: `Read the campaign again and repeat the change with expected_version ${campaign.version}.`,
  });
}

/**
 * The settings as they will be. What an agent edits needs a person's eye in every mode, so when it changes
 * the words of a campaign that sends unread, the approval of every message comes back.
 */
function changedSettings(
  { actor }: Tenant,
  campaign: Campaign,
  change: Pick<z.output<typeof input>, "name" | "settings" | "steps">,
): CampaignSettings {
  const given = Object.entries(change.settings ?? {}).filter(([, value]) => value !== undefined);
  const fields: Partial<CampaignSettings> = Object.fromEntries(given);
  checkSettings(actor, fields);
  const settings = { ...campaign.settings, ...fields };
  if (actor.kind === "person") return settings;
  if (settings.approval !== campaign.settings.approval) throw onlyPerson();
  // The name is the subject of a first mail whose template has none.
  const renamed = change.name !== undefined && change.name !== campaign.name;
  const words = renamed || change.steps !== undefined || given.length > 0;
  return words ? { ...settings, approval: "every_message" } : settings;
}

/** A version is never changed, because enrolments run on it; the same steps again are no new version. */
async function storeSteps(
  tenant: Tenant,
  campaign: Campaign,
  given: z.output<typeof input>["steps"],
): Promise<number> {
  const { tx, user_id, actor } = tenant;
  if (!given) return campaign.sequence_version;
  const steps = await checkSequence(tx, given);
  if (isDeepStrictEqual(steps, await readSteps(tx, campaign))) return campaign.sequence_version;
  const version = campaign.sequence_version + 1;
  await tx.sequenceVersion.create({
    data: { user_id, campaign_id: campaign.id, version, steps, created_by: actor.id },
    select: { id: true },
  });
  if (campaign.status === "draft") {
    await renewEnrollments(tenant, { campaign_id: campaign.id, version, steps });
  }
  return version;
}

function changedFields(
  campaign: Campaign,
  settings: CampaignSettings,
  change: z.output<typeof input>,
): string[] {
  const names = Object.keys(settings) as (keyof CampaignSettings)[];
  return [
    ...(change.name !== undefined ? ["name"] : []),
    ...(change.description !== undefined ? ["description"] : []),
    ...(change.steps ? ["steps"] : []),
    ...names
      .filter((name) => !isDeepStrictEqual(settings[name], campaign.settings[name]))
      .map((name) => `settings.${name}`),
  ];
}
