import { z } from "zod";
import { defineTool } from "../define-tool.js";
import { draftView, toDraftView } from "../views/draft-view.js";
/** Puts a draft before a person. */
export const submitForApproval = defineTool({
    name: "submit_for_approval",
    title: "Submit for approval",
    description: "Ask a person to decide on exactly this version of a draft: its card appears in Slack. Any later change to the draft voids the request.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: true,
    },
    scope: "draft",
    input: z.strictObject({
        step_id: z.uuid().describe("The touch."),
        draft_version: z.int().min(1).describe("Version you saw."),
    }),
    output: draftView.extend({ posted_to: z.int().describe("Places in Slack where it appears.") }),
    async handle(core, actor, args) {
        const { card, posted_to } = await core.submitForApproval(actor, args);
        return { ...toDraftView(card), posted_to };
    },
});
//# sourceMappingURL=submit-for-approval.js.map