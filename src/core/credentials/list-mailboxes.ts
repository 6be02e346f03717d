import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { mailboxSummary } from "./mailbox-summary.ts";
/** Sending accounts with their health. */
export const listMailboxes = defineOperation({
  name: "list_mailboxes",
  needs: "read",
  input: z.object({}),
  output: z.object({ mailboxes: z.array(mailboxSummary) }),
  async run() {
    throw new Error("not built yet");
  },
});
