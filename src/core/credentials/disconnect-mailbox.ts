import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { mailboxSummary } from "./mailbox-summary.ts";
/** Forgets a mailbox's credentials; its campaigns stop sending. */
export const disconnectMailbox = defineOperation({
  name: "disconnect_mailbox",
  needs: "decide",
  input: z.object({ mailbox_id: z.uuid() }),
  output: z.object({ mailboxes: z.array(mailboxSummary) }),
  async run() {
    throw new Error("not built yet");
  },
});
