import { AppError } from "../errors.js";
import { readSequence } from "../sequences/read-sequence.js";
import { builtInSequence } from "../sequences/sequence-templates.js";
/**
 * The steps that new enrolments get. A campaign that came into the database without a stored sequence
 * has those of its template; without either the list is empty.
 */
export async function readSteps(tx, campaign) {
    const stored = await readSequence(tx, campaign.id, campaign.sequence_version);
    if (stored.length > 0 || campaign.sequence_template === "custom")
        return stored;
    return builtInSequence(campaign.sequence_template).steps;
}
/** As `readSteps`, and stores them where they were not: an enrolment keeps its version for ever. */
export async function keepSteps(tenant, campaign) {
    const { tx, user_id, actor } = tenant;
    const steps = await readSteps(tx, campaign);
    if (steps.length === 0) {
        throw new AppError("invalid_input", {
            say: `The campaign "${campaign.name}" has no steps yet.`,
            field: "campaign",
            next: "Give it steps first.",
        });
    }
    await tx.$executeRaw `
    insert into sequence_versions (user_id, campaign_id, version, steps, created_by)
    values (${user_id}::uuid, ${campaign.id}::uuid, ${campaign.sequence_version},
      ${JSON.stringify(steps)}::jsonb, ${actor.id})
    on conflict (campaign_id, version) do nothing`;
    return steps;
}
//# sourceMappingURL=read-steps.js.map