import { z } from "zod";
import { defineOperation } from "../operation.js";
import { ReplyIntent } from "./reading/classification.js";
import { reply } from "./reply.js";
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
//# sourceMappingURL=classify-reply.js.map