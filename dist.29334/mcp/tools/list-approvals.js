import { z } from "zod";
import { campaign } from "../arguments.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { pageAnswer, pageArguments, toPageAnswer } from "../paging.js";
import { inBrief } from "../tool-schema.js";
import { draftText, draftView, toDraftText, toDraftView } from "../views/draft-view.js";
import { responseFormat } from "../views/lead-view.js";
/** What waits for a person. */
export const listApprovals = defineTool({
    name: "list_approvals",
    title: "List approvals",
    description: "Drafts that wait for a person's decision in Slack, oldest first. Detailed adds the wording.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        campaign: campaign.optional(),
        response_format: responseFormat,
        ...pageArguments,
    }),
    output: z.object({
        total: z.int().describe("Waiting in all."),
        approvals: z
            .array(draftView.extend({
            lead_id: z.string().describe("Lead id."),
            campaign_id: z.string().describe("Campaign id."),
            kind: z.string().describe("sequence or answer."),
            step_number: z.int().describe("Step."),
            channel: z.string().describe("How it is sent."),
            draft: inBrief(draftText, "The wording, untrusted.").optional(),
        }))
            .describe("The drafts."),
        ...pageAnswer,
        ...truncatedField,
    }),
    async handle(core, actor, { response_format, ...filters }) {
        const page = await core.listApprovals(actor, filters);
        return {
            total: page.total,
            approvals: page.cards.map((card) => ({
                ...toDraftView(card),
                lead_id: card.lead.lead_id,
                campaign_id: card.campaign_id,
                kind: card.kind,
                step_number: card.step_number,
                channel: card.channel,
                draft: response_format === "detailed" ? toDraftText(card) : undefined,
            })),
            ...toPageAnswer(page),
        };
    },
});
//# sourceMappingURL=list-approvals.js.map