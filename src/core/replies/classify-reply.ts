import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ReplyIntent } from "./reading/classification.ts";
import { reply } from "./reply.ts";
/** Corrects what a reply means; a person's correction is never overruled. */
export const classifyReply = defineOperation({
  name: "classify_reply",
  needs: "write",
  input: z.object({
    message_id: z.uuid(),
    intent: ReplyIntent.describe("What the person wants."),
  }),
  output: z.object({ reply: reply }),
  async run() {
    throw new Error("not built yet");
  },
});
