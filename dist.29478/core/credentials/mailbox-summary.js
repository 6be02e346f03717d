import { z } from "zod";
/** A sending account as people and agents see it; never its credentials. */
export const mailboxSummary = z.object({
    mailbox_id: z.string().describe("Id of the mailbox."),
    provider: z.string().describe("gmail, outlook, smtp or sandbox."),
    address: z.string().describe("Address it sends from."),
    status: z
        .enum(["ok", "paused", "needs_reconnect", "disconnected"])
        .describe("Whether it can send."),
    health: z.string().describe("One sentence: fine, or what to do."),
    can_read_replies: z.boolean().describe("Whether replies to it can be read."),
    sent_today: z.number().int().describe("Messages sent on its local day."),
    daily_cap: z.number().int().describe("Most it sends today, ramp-up included."),
});
//# sourceMappingURL=mailbox-summary.js.map