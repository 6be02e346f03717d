import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
/** Approves exactly the version that was seen; the scheduler sends it. Of many clicks one wins. */
export const approveDraft = defineOperation({
  name: "approve_draft",
  needs: "decide",
  input: z.object({ ...draftRef }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
