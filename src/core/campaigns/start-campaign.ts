import { z } from "zod";
import { readTouch } from "../approvals/read-touch.ts";
import { requestApproval } from "../approvals/request-approval.ts";
import { runSqlFile } from "../db/sql-file.ts";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { assignMailboxes } from "./assign-mailboxes.ts";
import { campaignRef, campaignSummary } from "./campaign.ts";
import { summarizeCampaign } from "./describe-campaign.ts";
import { type Campaign, findCampaign } from "./find-campaign.ts";
import { findCampaignToChange } from "./find-campaign-to-change.ts";
import { findObstacles } from "./find-obstacles.ts";
import { readSteps } from "./read-steps.ts";

/**
 * Starts or resumes a campaign: drafts are written and approvals asked for. Only a person can. What was
 * scheduled before a pause keeps its time; the send gate spreads what is overdue, so there is no burst.
 */
export const startCampaign = defineOperation({
  name: "start_campaign",
  needs: "own",
  input: z.object({ campaign: campaignRef }),
  output: z.object({
    campaign: campaignSummary,
    drafts_due: z.number().int().describe("Drafts that will be written now."),
  }),
  async run(tenant, input) {
    const { tx, now } = tenant;
    const campaign = await findCampaignToChange(tx, input.campaign);
    refuseUnlessStartable(campaign);
    const [obstacle] = await findObstacles(tenant, campaign, await readSteps(tx, campaign));
    if (obstacle) throw obstacle;
    await assignMailboxes(tenant, campaign.id);
    const [opened] = await runSqlFile<{ drafts_due: number; unasked: string[] }>(
      tx,
      "open-first-touches",
      [campaign.id, now],
    );
    for (const step_id of opened?.unasked ?? [])
      await requestApproval(tenant, await readTouch(tx, step_id));
    await lookAgainAtOnce(tenant, campaign.id);
    // The campaign's row comes last: whoever records a reply locks steps before campaigns.
    await tx.$executeRaw`
      update campaigns
      set status = 'active', paused_reason = null, started_at = coalesce(started_at, ${now}),
        version = version + 1
      where id = ${campaign.id}::uuid`;
    const drafts_due = opened?.drafts_due ?? 0;
    await tenant.audit({
      action: "start_campaign",
      subject_type: "campaign",
      subject_id: campaign.id,
      fields: ["status"],
      detail: { was: campaign.status, drafts_due, sequence_version: campaign.sequence_version },
    });
    const started = await findCampaign(tx, campaign.id);
    return { campaign: await summarizeCampaign(tx, started), drafts_due };
  },
});

/** What was approved before the start waits a minute for being looked at again; the gate keeps it all the same if it must. */
async function lookAgainAtOnce({ tx, now }: Tenant, campaign_id: string): Promise<void> {
  await tx.$executeRaw`
    update sequence_steps set send_time = ${now}
    where campaign_id = ${campaign_id}::uuid and status = 'scheduled' and delivery_state = 'idle'
      and deferred_reason is not null and send_time between ${now} and ${now}::timestamptz + interval '1 minute'`;
}

function refuseUnlessStartable({ name, status }: Campaign): void {
  if (status === "draft" || status === "paused") return;
  throw new AppError("conflict", {
    say:
      status === "active"
        ? `The campaign "${name}" is running already.`
        : `The campaign "${name}" is completed.`,
    field: "campaign",
    next: status === "active" ? "Nothing needs to be done." : "Create a new campaign.",
  });
}
