import { z } from "zod";
import { runSqlFile } from "../db/sql-file.ts";
import { AppError } from "../errors.ts";
import { idempotencyKey } from "../idempotency-key.ts";
import { leadSource, leadStatus } from "../leads/lead.ts";
import { likeWords } from "../leads/like-words.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { hashPads } from "../suppression/hash-pads.ts";
import { readLinkKey } from "../suppression/value-hash.ts";
import { assignMailboxes } from "./assign-mailboxes.ts";
import { campaignRef, campaignSummary } from "./campaign.ts";
import { summarizeCampaign } from "./describe-campaign.ts";
import type { Campaign } from "./find-campaign.ts";
import { findCampaignToChange } from "./find-campaign-to-change.ts";
import { findSenders } from "./find-senders.ts";
import { keepSteps, readSteps } from "./read-steps.ts";

const input = z.object({
  campaign: campaignRef,
  lead_ids: z.array(z.uuid()).max(1000).optional().describe("These leads; or use filter."),
  filter: z
    .object({
      query: z.string().max(200).optional(),
      status: leadStatus.optional(),
      source: leadSource.optional(),
    })
    .optional()
    .describe("All leads that match; an empty filter means all."),
  dry_run: z.boolean().default(false).describe("Only say what would happen."),
  idempotency_key: idempotencyKey,
});

const result = z.object({
  enrolled: z.number().int().describe("Leads enrolled, or that would be."),
  already_enrolled: z.number().int(),
  excluded: z
    .array(z.object({ lead_id: z.string(), full_name: z.string(), reason: z.string() }))
    .describe("The first 50 left out."),
  excluded_total: z.number().int(),
  excluded_by_reason: z.record(z.string(), z.number().int()),
});

/**
 * Enrols leads, by ids or by filter, and says who is left out and why. Steps that cannot reach a lead
 * (no LinkedIn profile) are left out at once, so the sequence goes on past them. What an agent enrols
 * needs a person's approval in every mode.
 */
export const enrollLeads = defineOperation({
  name: "enroll_leads",
  needs: "write",
  input,
  output: result.extend({ campaign: campaignSummary }),
  async run(tenant, request) {
    const { tx } = tenant;
    refuseNobody(request);
    const campaign = await findCampaignToChange(tx, request.campaign);
    if (campaign.status === "completed") throw completed(campaign);
    const done = await enroll(tenant, campaign, request);
    if (!request.dry_run) await assignMailboxes(tenant, campaign.id);
    if (!request.dry_run) {
      await tenant.audit({
        action: "enroll_leads",
        subject_type: "campaign",
        subject_id: campaign.id,
        detail: {
          enrolled: done.enrolled,
          already_enrolled: done.already_enrolled,
          excluded: done.excluded_total,
          sequence_version: campaign.sequence_version,
        },
      });
    }
    return { ...done, campaign: await summarizeCampaign(tx, campaign) };
  },
});

async function enroll(
  tenant: Tenant,
  campaign: Campaign,
  request: z.output<typeof input>,
): Promise<z.infer<typeof result>> {
  const { tx, now, user_id } = tenant;
  const steps = await (request.dry_run ? readSteps(tx, campaign) : keepSteps(tenant, campaign));
  const senders = await findSenders(tx);
  const pads = hashPads(await readLinkKey(tx));
  const [done] = await runSqlFile<z.infer<typeof result>>(tx, "enroll-leads", [
    campaign.id,
    request.lead_ids ? [...new Set(request.lead_ids)] : null,
    likeWords(request.filter?.query),
    request.filter?.status ?? null,
    request.filter?.source ?? null,
    steps.map((step) => step.step_number),
    steps.map((step) => step.channel),
    campaign.sequence_version,
    senders.email,
    senders.linkedin,
    request.dry_run,
    tenant.actor.kind === "agent" ? "agent" : "person",
    campaign.status === "active" ? now : null,
    now,
    user_id,
    pads.inner,
    pads.outer,
  ]);
  if (!done) throw new Error("the enrolment gave no answer");
  return done;
}

function refuseNobody(request: z.output<typeof input>): void {
  if (request.lead_ids?.length || request.filter) return;
  throw new AppError("invalid_input", {
    say: "Say which leads to enroll.",
    field: "lead_ids",
    next: "Give lead_ids, or a filter; an empty filter means all leads.",
  });
}

function completed(campaign: Campaign): AppError {
  return new AppError("conflict", {
    say: `The campaign "${campaign.name}" is completed and takes no more leads.`,
    field: "campaign",
    next: "Create a new campaign.",
  });
}
