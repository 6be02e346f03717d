import { findCampaign } from "../campaigns/find-campaign.ts";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import { lockLead } from "../outbox/lock-lead.ts";
import { readTouch, type Touch } from "./read-touch.ts";

export type TouchToDraft = {
  step_id?: string | undefined;
  campaign?: string | undefined;
  lead_id?: string | undefined;
  answers_message_id?: string | undefined;
};

/**
 * The touch a caller means: by id, the lead's next one in a campaign, or a new answer to a reply (made
 * here, once a reply). Throws AppErrors that name the missing piece.
 */
export async function findTouchToDraft(tenant: Tenant, wanted: TouchToDraft): Promise<Touch> {
  const { tx } = tenant;
  if (wanted.answers_message_id) return openAnswer(tenant, wanted.answers_message_id);
  if (wanted.step_id) return readTouch(tx, wanted.step_id);
  if (!wanted.campaign || !wanted.lead_id) {
    throw new AppError("invalid_input", {
      say: "Say which message to draft: step_id, or campaign and lead_id, or answers_message_id.",
      field: wanted.campaign ? "lead_id" : "campaign",
      next: "Give one of the three.",
    });
  }
  const campaign = await findCampaign(tx, wanted.campaign);
  const next = await tx.sequenceStep.findFirst({
    where: {
      campaign_id: campaign.id,
      lead_id: wanted.lead_id,
      kind: "sequence",
      status: { in: ["pending", "failed"] },
    },
    orderBy: { step_number: "asc" },
    select: { id: true },
  });
  if (next) return readTouch(tx, next.id);
  throw new AppError("not_found", {
    say: "This lead has no message left to draft in that campaign.",
    field: "lead_id",
    next: "Enroll the lead with enroll_leads first, or check why_not_sent.",
  });
}

/** The answer to a reply: a step of its own kind, which the same gate and approval guard. */
async function openAnswer(tenant: Tenant, message_id: string): Promise<Touch> {
  const { tx, actor } = tenant;
  const reply = await readAnswerable(tenant, message_id);
  // Two who answer at once get the same draft; and nobody answers past an opt-out that is being written.
  await lockLead(tx, reply.lead_id);
  await refuseUnsubscribed(tenant, reply.lead_id);
  const open = await tx.sequenceStep.findFirst({
    where: { answers_message_id: message_id, status: { in: ["pending", "scheduled", "failed"] } },
    select: { id: true },
  });
  if (open) return readTouch(tx, open.id);
  const answers = await tx.sequenceStep.count({
    where: { lead_id: reply.lead_id, kind: "answer" },
  });
  const made = await tx.sequenceStep.create({
    data: {
      user_id: tenant.user_id,
      campaign_id: reply.campaign_id,
      lead_id: reply.lead_id,
      mailbox_id: reply.mailbox_id,
      step_number: answers + 1,
      channel: reply.channel === "linkedin" ? "linkedin_message" : "email",
      kind: "answer",
      origin: actor.kind === "agent" ? "agent" : "person",
      answers_message_id: message_id,
    },
    select: { id: true },
  });
  return readTouch(tx, made.id);
}

async function readAnswerable({ tx }: Tenant, message_id: string) {
  const message = await tx.message.findFirst({
    where: { id: message_id, direction: "inbound" },
    select: { lead_id: true, campaign_id: true, mailbox_id: true, channel: true },
  });
  const { lead_id, campaign_id } = message ?? {};
  if (message && lead_id && campaign_id) return { ...message, lead_id, campaign_id };
  throw new AppError("not_found", {
    say: "There is no such reply, or it belongs to no campaign.",
    field: "answers_message_id",
    next: "Look it up with search_messages or get_thread.",
  });
}

async function refuseUnsubscribed({ tx }: Tenant, lead_id: string): Promise<void> {
  const lead = await tx.lead.findUniqueOrThrow({
    where: { id: lead_id },
    select: { status: true, do_not_contact_reason: true },
  });
  if (lead.status !== "unsubscribed" && !lead.do_not_contact_reason) return;
  throw new AppError("conflict", {
    say: "This person must not be contacted any more, so no answer can be drafted.",
    field: "answers_message_id",
    next: "Leave it, or write to them from your own mailbox if they asked you something.",
  });
}
