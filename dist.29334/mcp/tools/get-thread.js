import { z } from "zod";
import { campaign, leadId } from "../arguments.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { inBrief } from "../tool-schema.js";
import { TEXT_LIMITS } from "../untrusted.js";
import { leadRow, toLeadRow } from "../views/lead-view.js";
import { messageView, toMessageView } from "../views/message-view.js";
/** A conversation. */
export const getThread = defineTool({
    name: "get_thread",
    title: "Get thread",
    description: "The whole conversation with one lead, oldest first, our messages and their replies. Read it before you judge or answer a reply.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        lead_id: leadId,
        campaign: campaign.optional(),
        limit: z.int().min(1).max(50).default(20).describe("Latest messages."),
    }),
    output: z.object({
        lead: inBrief(leadRow, "With whom."),
        messages: z.array(messageView).describe("Oldest first."),
        ...truncatedField,
    }),
    async handle(core, actor, args) {
        const thread = await core.getThread(actor, args);
        return {
            lead: toLeadRow(thread.lead, "detailed"),
            messages: thread.messages.map((message) => toMessageView(message, TEXT_LIMITS.message)),
        };
    },
});
//# sourceMappingURL=get-thread.js.map