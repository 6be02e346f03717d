import { z } from "zod";
import { asAppError } from "../errors.ts";
import { defineProcess } from "../operation.ts";
import { draftRef } from "./approval-card.ts";
import { approveSeen, recipientChanged } from "./approve-draft.ts";

/** Approves every listed draft that still has the version that was seen; each stands on its own. */
export const approveAll = defineProcess({
  name: "approve_all",
  needs: "decide",
  input: z.object({ drafts: z.array(z.object(draftRef)).min(1).max(200) }),
  output: z.object({
    approved: z.number().int(),
    not_approved: z.array(z.object({ step_id: z.string(), reason: z.string() })),
  }),
  async run(context, { drafts }) {
    const not_approved: { step_id: string; reason: string }[] = [];
    for (const { step_id, draft_version } of drafts) {
      try {
        const approved = await context.inTenant((tenant) =>
          approveSeen(tenant, step_id, draft_version),
        );
        if (!approved) throw recipientChanged();
      } catch (thrown) {
        not_approved.push({ step_id, reason: asAppError(thrown).say });
      }
    }
    return { approved: drafts.length - not_approved.length, not_approved };
  },
});
