import { z } from "zod";
import { type PreparedDraft, prepareDraft, wordTouch } from "../approvals/draft-touch.ts";
import { readTouch, type Touch } from "../approvals/read-touch.ts";
import { AppError } from "../errors.ts";
import { defineProcess, type ProcessContext, type Tenant } from "../operation.ts";
import {
  approvalMode,
  type CampaignSettings,
  type CampaignSummary,
  campaignRef,
  campaignSummary,
} from "./campaign.ts";
import { summarizeCampaign } from "./describe-campaign.ts";
import { type Campaign, findCampaign } from "./find-campaign.ts";
import { findObstacles } from "./find-obstacles.ts";
import { readSteps } from "./read-steps.ts";

const preview = z.object({
  lead_id: z.string(),
  full_name: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
  problem: z.string().nullable(),
});
type Preview = z.infer<typeof preview>;

/** The first messages of a campaign as they would read, with what is missing. Nothing is stored. */
export const previewCampaign = defineProcess({
  name: "preview_campaign",
  needs: "read",
  input: z.object({ campaign: campaignRef, limit: z.number().int().min(1).max(10).default(3) }),
  output: z.object({
    campaign: campaignSummary,
    approval: approvalMode.describe("Which of its messages a person approves."),
    previews: z.array(preview),
    problems: z.array(z.string()).describe("What must be mended before starting."),
  }),
  async run(context, input) {
    const { drafts, ...about } = await context.inTenant((tenant) => prepare(tenant, input));
    const previews: Preview[] = [];
    for (const prepared of drafts) previews.push(await word(context, prepared));
    return { ...about, previews };
  },
});

type Prepared = {
  campaign: CampaignSummary;
  approval: CampaignSettings["approval"];
  problems: string[];
  drafts: PreparedDraft[];
};

async function prepare(
  tenant: Tenant,
  input: { campaign: string; limit: number },
): Promise<Prepared> {
  const { tx } = tenant;
  const campaign = await findCampaign(tx, input.campaign);
  const obstacles = await findObstacles(tenant, campaign, await readSteps(tx, campaign));
  const drafts: PreparedDraft[] = [];
  for (const touch of await findFirstTouches(tenant, campaign, input.limit)) {
    drafts.push(await prepareDraft(tenant, touch, null));
  }
  return {
    campaign: await summarizeCampaign(tx, campaign),
    approval: campaign.settings.approval,
    problems: obstacles.map(({ say, next }) => (next ? `${say} ${next}` : say)),
    drafts,
  };
}

/** The first open touch of the first few leads. Relies on sequence_steps_campaign_lead_idx. */
async function findFirstTouches(
  { tx }: Tenant,
  campaign: Campaign,
  limit: number,
): Promise<Touch[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct on (lead_id) id from sequence_steps
    where campaign_id = ${campaign.id}::uuid and kind = 'sequence' and status = 'pending'
    order by lead_id, step_number limit ${limit}`;
  const touches: Touch[] = [];
  for (const { id } of rows) touches.push(await readTouch(tx, id));
  return touches;
}

/** What is drafted already is shown as it is: that is what a person will be asked about. */
async function word(context: ProcessContext, prepared: PreparedDraft): Promise<Preview> {
  const { touch } = prepared;
  const whom = { lead_id: touch.lead_id, full_name: touch.lead.full_name };
  if (touch.draft_version > 0) {
    const { subject, body } = touch.payload;
    return { ...whom, subject, body, problem: null };
  }
  try {
    const { subject, body } = await wordTouch(context, prepared);
    return { ...whom, subject, body, problem: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { ...whom, subject: null, body: "", problem: thrown.say };
  }
}
