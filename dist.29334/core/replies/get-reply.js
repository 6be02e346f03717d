import { z } from "zod";
import { defineOperation } from "../operation.js";
import { reply } from "./reply.js";
/** One reply. */
export const getReply = defineOperation({
    name: "get_reply",
    needs: "read",
    input: z.object({ message_id: z.uuid() }),
    output: z.object({ reply: reply }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=get-reply.js.map