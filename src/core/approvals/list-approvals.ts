import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.ts";
import { pageInput, pageOutput } from "../cursor.ts";
import { defineOperation } from "../operation.ts";
import { approvalCard } from "./approval-card.ts";
/** Drafts that wait for a person, oldest first. */
export const listApprovals = defineOperation({
  name: "list_approvals",
  needs: "decide",
  input: z.object({ ...pageInput, campaign: campaignRef.optional() }),
  output: z.object({
    cards: z.array(approvalCard),
    total: z.number().int().describe("How many wait in all."),
    ...pageOutput,
  }),
  async run() {
    throw new Error("not built yet");
  },
});
