import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput } from "./approval-card.ts";
import { readCard } from "./read-card.ts";

/** One touch as its approval card. */
export const getApprovalCard = defineOperation({
  name: "get_approval_card",
  needs: ["read", "decide"],
  input: z.object({ step_id: z.uuid() }),
  output: decisionOutput,
  async run(tenant, { step_id }) {
    return { card: await readCard(tenant, step_id) };
  },
});
