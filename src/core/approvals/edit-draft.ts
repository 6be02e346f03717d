import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
/** Replaces the words of a draft; the old version can no longer be approved. */
export const editDraft = defineOperation({
  name: "edit_draft",
  needs: "decide",
  input: z.object({
    ...draftRef,
    subject: z.string().max(250).nullable(),
    body: z.string().trim().min(1).max(10000),
  }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
