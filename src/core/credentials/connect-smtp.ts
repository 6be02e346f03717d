import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { mailboxSummary } from "./mailbox-summary.ts";
/** Connects a mailbox by SMTP, after proving that it works. */
export const connectSmtp = defineProcess({
  name: "connect_smtp",
  needs: "decide",
  input: z.object({
    address: z.string().max(320),
    display_name: z.string().max(200).default(""),
    smtp_url: z.string().max(500),
    imap_url: z.string().max(500).nullable().default(null),
    time_zone: z.string().max(60).optional(),
  }),
  output: z.object({ mailbox: mailboxSummary }),
  async run() {
    throw new Error("not built yet");
  },
});
