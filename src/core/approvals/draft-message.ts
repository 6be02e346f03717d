import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.ts";
import { AppError } from "../errors.ts";
import { idempotencyKey } from "../idempotency-key.ts";
import { defineProcess, type ProcessContext } from "../operation.ts";
import { refreshCards } from "../posts/queue-posts.ts";
import { approvalCard } from "./approval-card.ts";
import type { DraftPayload } from "./draft-payload.ts";
import { type PreparedDraft, prepareDraft, threadSubject, wordTouch } from "./draft-touch.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { findTouchToDraft } from "./find-touch-to-draft.ts";
import { readCard } from "./read-card.ts";
import { readTouch, type Touch } from "./read-touch.ts";
import { refuseUnfinishedText } from "./refuse-unfinished-text.ts";
import { requestApproval } from "./request-approval.ts";
import { isRedraftable, storeDraft } from "./store-draft.ts";

/**
 * Writes or replaces the draft of a touch, or of an answer to a reply. It is not sent; a new draft waits
 * until it is submitted, or its turn comes. One that a person was asked about already waits for them again,
 * as the new version. An agent's words mark the touch as the agent's, so only a person can let it leave.
 */
export const draftMessage = defineProcess({
  name: "draft_message",
  needs: "draft",
  input: z.object({
    step_id: z
      .uuid()
      .optional()
      .describe("The touch to draft; or give campaign and lead_id for their next one."),
    campaign: campaignRef.optional(),
    lead_id: z.uuid().optional().describe("The lead, with campaign."),
    answers_message_id: z.uuid().optional().describe("Draft an answer to this reply instead."),
    subject: z
      .string()
      .max(250)
      .nullable()
      .optional()
      .describe("Subject of a first e-mail; follow-ups keep the thread's."),
    body: z
      .string()
      .trim()
      .min(1)
      .max(10000)
      .optional()
      .describe("Plain text; left out, the campaign's template is used."),
    idempotency_key: idempotencyKey,
  }),
  output: z.object({ card: approvalCard }),
  async run(context, input) {
    if (input.body) refuseUnfinishedText({ subject: input.subject ?? null, body: input.body });
    const prepared = await context.inTenant(async (tenant) => {
      const touch = await findTouchToDraft(tenant, input);
      if (!isRedraftable(touch)) return explainLostDecision(tenant, touch.id, touch.draft_version);
      return prepareDraft(tenant, touch, null);
    });
    const words = await chooseWords(context, prepared, input);
    return context.once(async (tenant) => {
      const { touch, variant } = prepared;
      const author = context.actor.kind === "agent" ? "an agent" : context.actor.name;
      const stored = await storeDraft(tenant, { touch, words: { ...words, variant }, author });
      if (!stored) return explainLostDecision(tenant, touch.id, touch.draft_version);
      if (context.actor.kind === "agent") {
        await tenant.tx.sequenceStep.update({
          where: { id: touch.id },
          data: { origin: "agent" },
          select: { id: true },
        });
      }
      // Its card is out: without its buttons nobody could decide.
      if (wasAskedFor(touch)) await requestApproval(tenant, await readTouch(tenant.tx, touch.id));
      else await refreshCards(tenant, touch.id);
      await tenant.audit({
        action: "draft_message",
        subject_type: "step",
        subject_id: touch.id,
        fields: ["subject", "body"],
        detail: { draft_version: stored.draft_version },
      });
      return { card: await readCard(tenant, touch.id) };
    });
  },
});

function wasAskedFor({ approval_state, status }: Touch): boolean {
  return approval_state === "requested" || status === "failed";
}

type GivenWords = { subject?: string | null | undefined; body?: string | undefined };
type Words = Pick<DraftPayload, "subject" | "body" | "used" | "writer">;

/** Given words as they are, else the template's; a follow-up without a subject keeps that of its thread. */
async function chooseWords(
  context: ProcessContext,
  prepared: PreparedDraft,
  given: GivenWords,
): Promise<Words> {
  const { touch } = prepared;
  const isEmail = touch.channel === "email";
  if (!given.body) {
    const draft = await wordTouch(context, prepared);
    const words = { ...draft, subject: isEmail ? (given.subject ?? draft.subject) : null };
    refuseUnfinishedText(words);
    return words;
  }
  const subject = isEmail ? (given.subject ?? (await findSubject(context, prepared))) : null;
  return { subject, body: given.body, used: [], writer: context.actor.kind };
}

/** The thread's subject, or for the first e-mail the template's. */
async function findSubject(context: ProcessContext, prepared: PreparedDraft): Promise<string> {
  const subject = await threadSubject(context, prepared.touch);
  if (subject !== null) return subject;
  const { subjectTemplate } = prepared.request;
  if (subjectTemplate !== null) return (await wordTouch(context, prepared)).subject ?? "";
  throw new AppError("invalid_input", {
    say: "A first e-mail needs a subject.",
    field: "subject",
    next: "Give subject together with body.",
  });
}
