import type { Job } from "./job.ts";
import { readMailboxes } from "./jobs/read-mailboxes.ts";
import { readReplies } from "./jobs/read-replies.ts";
import { sendDueMessages } from "./jobs/send-due-messages.ts";
import { writeDueDrafts } from "./jobs/write-due-drafts.ts";

/**
 * Everything of the core that happens by the clock, on one screen. Replies are read before anything is
 * sent. Posting to Slack and recovering deliveries run in the Slack surface's own loops.
 */
export const timetable: readonly Job[] = [
  { name: "read-mailboxes", cron: "* * * * * *", run: readMailboxes },
  { name: "read-replies", cron: "* * * * * *", run: readReplies },
  { name: "write-due-drafts", cron: "* * * * * *", run: writeDueDrafts },
  { name: "send-due-messages", cron: "* * * * * *", run: sendDueMessages },
];
