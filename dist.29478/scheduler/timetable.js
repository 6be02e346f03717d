import { readMailboxes } from "./jobs/read-mailboxes.js";
import { readReplies } from "./jobs/read-replies.js";
import { sendDueMessages } from "./jobs/send-due-messages.js";
import { writeDueDrafts } from "./jobs/write-due-drafts.js";
/** Everything that happens by the clock, on one screen. Replies are read before anything is sent. */
export const timetable = [
    { name: "read-mailboxes", cron: "* * * * * *", run: readMailboxes },
    { name: "read-replies", cron: "* * * * * *", run: readReplies },
    { name: "write-due-drafts", cron: "* * * * * *", run: writeDueDrafts },
    { name: "send-due-messages", cron: "* * * * * *", run: sendDueMessages },
];
//# sourceMappingURL=timetable.js.map