import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { approvalCard, draftRef } from "./approval-card.ts";
/** Asks a person to decide on exactly this draft; its card appears in Slack. */
export const submitForApproval = defineOperation({
  name: "submit_for_approval",
  needs: "draft",
  input: z.object({ ...draftRef }),
  output: z.object({
    card: approvalCard,
    posted_to: z.number().int().describe("Places in Slack where the card appears."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
