import { z } from "zod";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { inBrief } from "../tool-schema.js";
/** Who the agent works for, what it may do, what can send and what waits. */
export const getContext = defineTool({
    name: "get_context",
    title: "Get context",
    description: "Start here: whose outreach this is, what you may do, whether sending is paused, mailbox health and daily caps, how many approvals and replies wait.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({}),
    output: z.object({
        user: inBrief(z.object({
            name: z.string().optional(),
            email: z.string(),
            company: z.string().optional(),
            time_zone: z.string(),
        }), "Whose outreach it is."),
        may: z.array(z.string()).describe("Scopes you hold."),
        sending_paused: z.boolean().describe("A person stopped all sending."),
        mailboxes: inBrief(z.array(z.object({
            address: z.string(),
            provider: z.string(),
            status: z.string(),
            health: z.string(),
            sent_today: z.int(),
            daily_cap: z.int(),
        })), "Sending accounts with health and caps."),
        waiting_approvals: z.int().describe("Drafts waiting for a person."),
        replies_to_answer: z.int().describe("Replies nobody handled."),
        running_campaigns: z.int().describe("Active campaigns."),
        leads: z.int().describe("Leads in all."),
    }),
    async handle(core, actor) {
        const context = await core.getContext(actor, {});
        return {
            ...context,
            user: {
                ...context.user,
                name: context.user.name ?? undefined,
                company: context.user.company ?? undefined,
            },
            may: context.actor.may,
            sending_paused: context.sending.paused,
        };
    },
});
//# sourceMappingURL=get-context.js.map