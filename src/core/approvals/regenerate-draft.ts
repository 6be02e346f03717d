import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
/** Has the draft written again, following an instruction. */
export const regenerateDraft = defineProcess({
  name: "regenerate_draft",
  needs: "decide",
  input: z.object({ ...draftRef, instruction: z.string().max(500).default("") }),
  output: decisionOutput,
  async run() {
    throw new Error("not built yet");
  },
});
