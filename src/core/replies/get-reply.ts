import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { readReply } from "./read-reply.ts";
import { reply } from "./reply.ts";

/** One reply. */
export const getReply = defineOperation({
  name: "get_reply",
  needs: "read",
  input: z.object({ message_id: z.uuid() }),
  output: z.object({ reply: reply }),
  run: async (tenant, { message_id }) => ({ reply: await readReply(tenant, message_id) }),
});
