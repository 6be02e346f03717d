import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { draftRef } from "./approval-card.ts";
/** Approves every waiting draft of a campaign that still has the version that was seen. */
export const approveAll = defineOperation({
  name: "approve_all",
  needs: "decide",
  input: z.object({ drafts: z.array(z.object(draftRef)).min(1).max(200) }),
  output: z.object({
    approved: z.number().int(),
    not_approved: z.array(z.object({ step_id: z.string(), reason: z.string() })),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
