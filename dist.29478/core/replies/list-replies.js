import { z } from "zod";
import { pageInput, pageOutput } from "../cursor.js";
import { defineOperation } from "../operation.js";
import { ReplyIntent } from "./reading/classification.js";
import { reply } from "./reply.js";
/** Human replies, newest first. */
export const listReplies = defineOperation({
    name: "list_replies",
    needs: "read",
    input: z.object({
        ...pageInput,
        intent: ReplyIntent.optional(),
        lead_id: z.uuid().optional(),
        unhandled: z.boolean().default(false),
    }),
    output: z.object({ replies: z.array(reply), ...pageOutput }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=list-replies.js.map