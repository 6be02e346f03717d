import { z } from "zod";
import { defineOperation } from "../operation.js";
import { reply } from "./reply.js";
/** Marks a reply as dealt with. */
export const markReplyDone = defineOperation({
    name: "mark_reply_done",
    needs: "write",
    input: z.object({ message_id: z.uuid() }),
    output: z.object({ reply: reply }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=mark-reply-done.js.map