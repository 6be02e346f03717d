import { z } from "zod";
import { decisionOutput } from "../approvals/approval-card.ts";
import { defineOperation } from "../operation.ts";
/** A person says what became of a message whose delivery is unknown. */
export const resolveUncertain = defineOperation({
  name: "resolve_uncertain",
  needs: "decide",
  input: z.object({
    step_id: z.uuid(),
    was_sent: z.boolean().describe("true: it went; false: send it again."),
  }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
