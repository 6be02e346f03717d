import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
/** Rejects the draft and ends the sequence for this lead. */
export const rejectDraft = defineOperation({
  name: "reject_draft",
  needs: "decide",
  input: z.object({ ...draftRef, reason: z.string().max(300).default("") }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
