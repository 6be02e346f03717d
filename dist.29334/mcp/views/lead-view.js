import { z } from "zod";
import { plainOrNone, plainText, TEXT_LIMITS, untrustedEnvelope } from "../untrusted.js";
/** How much of a record a list carries. */
export const responseFormat = z
    .enum(["concise", "detailed"])
    .default("concise")
    .describe("How much of each.");
export const profileFields = {
    full_name: z.string().describe("Name."),
    company: z.string().optional().describe("Company."),
    title: z.string().optional().describe("Job title."),
    email: z.string().optional().describe("E-mail."),
};
/** A lead in a list: ids and state are ours, the profile is what outsiders entered. */
export const leadRow = z.object({
    lead_id: z.string().describe("Lead id."),
    status: z.string().describe("Lead status."),
    profile: untrustedEnvelope(["lead_record"], profileFields).describe("Who it is."),
});
export function toLeadRow(lead, format) {
    const name = plainText(lead.full_name, TEXT_LIMITS.field);
    const company = plainOrNone(lead.company, TEXT_LIMITS.field);
    const shown = { untrusted: true, source: "lead_record", full_name: name, company };
    const more = {
        title: plainOrNone(lead.title, TEXT_LIMITS.field),
        email: plainOrNone(lead.email, 320),
    };
    return {
        lead_id: lead.lead_id,
        status: lead.status,
        profile: format === "detailed" ? { ...shown, ...more } : shown,
    };
}
//# sourceMappingURL=lead-view.js.map