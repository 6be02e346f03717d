import { z } from "zod";
import { campaign, leadId } from "../arguments.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { inBrief } from "../tool-schema.js";
import { plainText, TEXT_LIMITS } from "../untrusted.js";
import { draftText, toDraftText } from "../views/draft-view.js";
/** How a step would read for a lead. */
export const previewMessage = defineTool({
    name: "preview_message",
    title: "Preview message",
    description: "Show how a step of a campaign would read for one lead, personalised, with everything that is missing or wrong. Changes nothing.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        campaign,
        lead_id: leadId,
        step_number: z.int().min(1).max(20).default(1).describe("Which step."),
    }),
    output: z.object({
        draft: inBrief(draftText, "The wording, untrusted."),
        problems: z.array(z.string()).describe("What keeps it from leaving."),
        ...truncatedField,
    }),
    async handle(core, actor, args) {
        const preview = await core.previewMessage(actor, args);
        return {
            draft: toDraftText(preview),
            problems: preview.problems.map((problem) => plainText(problem, TEXT_LIMITS.sentence)),
        };
    },
});
//# sourceMappingURL=preview-message.js.map