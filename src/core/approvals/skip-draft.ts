import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
/** Leaves out this touch; the sequence goes on with the next step. */
export const skipDraft = defineOperation({
  name: "skip_draft",
  needs: "decide",
  input: z.object({ ...draftRef, reason: z.string().max(300).default("") }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
