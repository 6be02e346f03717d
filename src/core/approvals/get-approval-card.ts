import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput } from "./approval-card.ts";
/** One touch as its approval card. */
export const getApprovalCard = defineOperation({
  name: "get_approval_card",
  needs: "decide",
  input: z.object({ step_id: z.uuid() }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
