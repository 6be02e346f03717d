import { z } from "zod";
import { alreadySending, campaign, leadId } from "../arguments.js";
import { defineTool } from "../define-tool.js";
/** Ends the sequence for leads. */
export const stopEnrollments = defineTool({
    name: "stop_enrollments",
    title: "Stop enrollments",
    description: "Take leads out of one campaign or of all: their remaining steps are skipped for good.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
    },
    scope: "write",
    input: z.strictObject({
        lead_ids: z.array(leadId).min(1).max(100).describe("Who."),
        campaign: campaign.optional().describe("Only here; else everywhere."),
        reason: z.string().min(1).max(300).describe("Why, for the record."),
    }),
    output: z.object({
        stopped: z.int().describe("Enrollments stopped."),
        already_sending: alreadySending,
    }),
    async handle(core, actor, args) {
        const { stopped, already_sending } = await core.stopEnrollments(actor, args);
        return { stopped, already_sending: already_sending.length };
    },
});
//# sourceMappingURL=stop-enrollments.js.map