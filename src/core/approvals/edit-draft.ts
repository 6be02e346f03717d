import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { readCard } from "./read-card.ts";
import { readTouch } from "./read-touch.ts";
import { refuseUnfinishedText } from "./refuse-unfinished-text.ts";
import { requestApproval } from "./request-approval.ts";
import { storeDraft } from "./store-draft.ts";

/** Replaces the words of a waiting draft; the old version can no longer be approved. */
export const editDraft = defineOperation({
  name: "edit_draft",
  needs: "decide",
  input: z.object({
    ...draftRef,
    subject: z.string().max(250).nullable().describe("null keeps the subject as it is."),
    body: z.string().trim().min(1, "Write at least a word.").max(10000),
  }),
  output: decisionOutput,
  async run(tenant, { step_id, draft_version, subject, body }) {
    refuseUnfinishedText({ subject, body });
    const touch = await readTouch(tenant.tx, step_id);
    if (touch.draft_version !== draft_version)
      return explainLostDecision(tenant, step_id, draft_version);
    const kept = subject ?? touch.payload.subject;
    const words = { ...touch.payload, subject: touch.channel === "email" ? kept : null, body };
    const stored = await storeDraft(tenant, {
      touch,
      words,
      author: tenant.actor.name,
      edited: true,
    });
    if (!stored) return explainLostDecision(tenant, step_id, draft_version);
    await requestApproval(tenant, stored);
    await tenant.audit({
      action: "edit_draft",
      subject_type: "step",
      subject_id: step_id,
      fields: ["subject", "body"],
      detail: { draft_version: stored.draft_version },
    });
    return { card: await readCard(tenant, step_id) };
  },
});
