import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { refreshReplyPosts } from "../posts/queue-posts.ts";
import { readReply } from "./read-reply.ts";
import { reply } from "./reply.ts";

/** Marks a reply as dealt with. */
export const markReplyDone = defineOperation({
  name: "mark_reply_done",
  needs: "write",
  input: z.object({ message_id: z.uuid() }),
  output: z.object({ reply: reply }),
  async run(tenant, { message_id }) {
    const { count } = await tenant.tx.message.updateMany({
      where: { id: message_id, direction: "inbound", handled_at: null },
      data: { handled_at: tenant.now },
    });
    const done = await readReply(tenant, message_id);
    if (count > 0) {
      await refreshReplyPosts(tenant, message_id);
      await tenant.audit({
        action: "mark_reply_done",
        subject_type: "message",
        subject_id: message_id,
        fields: ["handled_at"],
      });
    }
    return { reply: done };
  },
});
