import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
import { prepareDraft, wordTouch } from "./draft-touch.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { readCard } from "./read-card.ts";
import { readTouch } from "./read-touch.ts";
import { requestApproval } from "./request-approval.ts";
import { isRedraftable, storeDraft } from "./store-draft.ts";

/** Has the draft written again, following an instruction; it then waits for approval as a new version. */
export const regenerateDraft = defineProcess({
  name: "regenerate_draft",
  needs: "decide",
  input: z.object({ ...draftRef, instruction: z.string().max(500).default("") }),
  output: decisionOutput,
  async run(context, { step_id, draft_version, instruction }) {
    const prepared = await context.inTenant(async (tenant) => {
      const touch = await readTouch(tenant.tx, step_id);
      if (touch.draft_version !== draft_version || !isRedraftable(touch))
        return explainLostDecision(tenant, step_id, draft_version);
      return prepareDraft(tenant, touch, instruction.trim() || "write it differently");
    });
    const draft = await wordTouch(context, prepared);
    return context.inTenant(async (tenant) => {
      const { touch, variant } = prepared;
      const stored = await storeDraft(tenant, {
        touch,
        words: { ...draft, variant },
        author: draft.writer,
      });
      if (!stored) return explainLostDecision(tenant, step_id, draft_version);
      await requestApproval(tenant, stored);
      await tenant.audit({
        action: "regenerate_draft",
        subject_type: "step",
        subject_id: step_id,
        fields: ["subject", "body"],
        detail: { draft_version: stored.draft_version },
      });
      return { card: await readCard(tenant, step_id) };
    });
  },
});
