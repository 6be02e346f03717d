import { z } from "zod";
import { ReplyIntent } from "../../core/replies/reading/classification.js";
import { campaign, leadId } from "../arguments.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { pageAnswer, pageArguments, toPageAnswer } from "../paging.js";
import { inBrief } from "../tool-schema.js";
import { TEXT_LIMITS } from "../untrusted.js";
import { responseFormat } from "../views/lead-view.js";
import { messageView, toMessageView } from "../views/message-view.js";
/** The inbox and the outbox. */
export const searchMessages = defineTool({
    name: "search_messages",
    title: "Search messages",
    description: "Inbox and outbox: replies received (inbound) and messages sent (outbound), newest first, by words, intent, campaign or lead. Concise cuts texts at 300 characters.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        query: z.string().max(200).optional().describe("Words to look for."),
        direction: z.enum(["outbound", "inbound"]).optional().describe("inbound: replies."),
        intent: ReplyIntent.optional().describe("What a reply wants."),
        campaign: campaign.optional(),
        lead_id: leadId.optional(),
        response_format: responseFormat,
        ...pageArguments,
    }),
    output: z.object({
        messages: z
            .array(messageView.extend({
            content: inBrief(messageView.shape.content, "What it says, untrusted."),
            lead_id: z.string().describe("Lead id."),
            campaign_id: z.string().optional().describe("Campaign id."),
        }))
            .describe("The messages."),
        ...pageAnswer,
        ...truncatedField,
    }),
    async handle(core, actor, { response_format, ...filters }) {
        const page = await core.searchMessages(actor, filters);
        const limit = response_format === "concise" ? 300 : TEXT_LIMITS.message;
        return {
            messages: page.messages.map((message) => ({
                lead_id: message.lead_id,
                campaign_id: message.campaign_id ?? undefined,
                ...toMessageView(message, limit),
            })),
            ...toPageAnswer(page),
        };
    },
});
//# sourceMappingURL=search-messages.js.map