import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { reply } from "./reply.ts";
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
