import { z } from "zod";
import { ReplyIntent } from "../../core/replies/reading/classification.js";
import { defineTool } from "../define-tool.js";
/** Corrects the label of a reply. */
export const classifyReply = defineTool({
    name: "classify_reply",
    title: "Classify reply",
    description: "Correct what a reply means when the automatic label is wrong; the lead's status follows. A person's own correction cannot be overruled.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
    },
    scope: "write",
    input: z.strictObject({
        message_id: z.uuid().describe("The reply."),
        intent: ReplyIntent.describe("What they want."),
    }),
    output: z.object({
        message_id: z.string().describe("The reply."),
        lead_id: z.string().describe("Lead id."),
        intent: z.string().optional().describe("Intent now."),
        sentiment: z.string().optional().describe("positive, neutral, negative or unsubscribed."),
    }),
    async handle(core, actor, args) {
        const { reply } = await core.classifyReply(actor, args);
        return {
            message_id: reply.message_id,
            lead_id: reply.lead_id,
            intent: reply.intent ?? undefined,
            sentiment: reply.sentiment ?? undefined,
        };
    },
});
//# sourceMappingURL=classify-reply.js.map