import type { Job } from "./job.ts";
import { expireApprovals } from "./jobs/expire-approvals.ts";
import { readMailboxes } from "./jobs/read-mailboxes.ts";
import { readReplies } from "./jobs/read-replies.ts";
import { remindApprovers } from "./jobs/remind-approvers.ts";
import { rereadReplies } from "./jobs/reread-replies.ts";
import { sendDueMessages } from "./jobs/send-due-messages.ts";
import { tellRestingMailboxes } from "./jobs/tell-resting-mailboxes.ts";
import { testMailboxes } from "./jobs/test-mailboxes.ts";
import { writeDueDrafts } from "./jobs/write-due-drafts.ts";

/**
 * Everything of the core that happens by the clock, on one screen. Replies are read before anything is
 * sent. Posting to Slack and recovering deliveries run in the Slack surface's own loops.
 */
export const timetable: readonly Job[] = [
  { name: "read-mailboxes", cron: "* * * * * *", run: readMailboxes },
  { name: "read-replies", cron: "* * * * * *", run: readReplies },
  { name: "reread-replies", cron: "20,50 * * * * *", run: rereadReplies },
  { name: "write-due-drafts", cron: "* * * * * *", run: writeDueDrafts },
  { name: "send-due-messages", cron: "* * * * * *", run: sendDueMessages },
  { name: "remind-approvers", cron: "*/15 * * * * *", run: remindApprovers },
  { name: "expire-approvals", cron: "5,20,35,50 * * * * *", run: expireApprovals },
  { name: "tell-resting-mailboxes", cron: "10,40 * * * * *", run: tellRestingMailboxes },
  { name: "test-mailboxes", cron: "*/2 * * * * *", run: testMailboxes },
];
