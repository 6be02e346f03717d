import { z } from "zod";
import { leadInput, leadSource, outcomeCounts } from "../../core/leads/lead.js";
import { dryRun, idempotencyKey } from "../arguments.js";
import { defineTool } from "../define-tool.js";
import { inBrief } from "../tool-schema.js";
import { plainOrNone, TEXT_LIMITS } from "../untrusted.js";
const leadArgument = z.strictObject({
    ...leadInput.shape,
    full_name: leadInput.shape.full_name.describe("Name."),
    email: leadInput.shape.email.describe("E-mail."),
    company: leadInput.shape.company.describe("Company."),
    linkedin_url: leadInput.shape.linkedin_url.describe("LinkedIn profile."),
    location: leadInput.shape.location.describe("E.g. Berlin, Germany."),
    time_zone: leadInput.shape.time_zone.describe("IANA zone."),
});
/** Adds leads or fills in known ones. */
export const upsertLeads = defineTool({
    name: "upsert_leads",
    title: "Add or update leads",
    description: "Add new leads (contacts) or fill in known ones, matched by e-mail or else LinkedIn profile; up to 100, with an outcome for each. Contacts nobody.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
    },
    scope: "write",
    input: z.strictObject({
        leads: z.array(leadArgument).min(1).max(100).describe("Each with email or linkedin_url."),
        source: leadSource.default("manual").describe("Where they came from."),
        dry_run: dryRun,
        idempotency_key: idempotencyKey,
    }),
    output: z.object({
        results: z
            .array(z.object({
            index: z.int().describe("Position in leads, from 0."),
            outcome: z.string().describe("created, updated, duplicate, suppressed, invalid."),
            lead_id: z.string().optional().describe("Lead id."),
            field: z.string().optional().describe("Field at fault."),
            reason: z.string().optional().describe("Why."),
        }))
            .describe("One per row."),
        counts: inBrief(outcomeCounts, "Rows by outcome."),
    }),
    async handle(core, actor, args) {
        const done = await core.upsertLeads(actor, args);
        return {
            results: done.results.map((row) => ({
                index: row.index,
                outcome: row.outcome,
                lead_id: row.lead_id ?? undefined,
                field: row.field ?? undefined,
                reason: plainOrNone(row.reason, TEXT_LIMITS.sentence),
            })),
            counts: done.counts,
        };
    },
});
//# sourceMappingURL=upsert-leads.js.map