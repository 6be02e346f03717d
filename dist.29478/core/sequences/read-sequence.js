import { z } from "zod";
import { sequenceStep } from "./sequence.js";
/** The steps of one version of a campaign's sequence, in order; empty when there is no such version. */
export async function readSequence(tx, campaign_id, version) {
    const row = await tx.sequenceVersion.findUnique({
        where: { campaign_id_version: { campaign_id, version } },
        select: { steps: true },
    });
    return row ? z.array(sequenceStep).parse(row.steps) : [];
}
/** How many steps the current sequence of each campaign has. */
export async function countSteps(tx, campaign_ids) {
    const rows = await tx.$queryRaw `
    select c.id, jsonb_array_length(v.steps) as steps
    from campaigns c join sequence_versions v on v.campaign_id = c.id and v.version = c.sequence_version
    where c.id = any(${campaign_ids}::uuid[])`;
    return new Map(rows.map((row) => [row.id, row.steps]));
}
//# sourceMappingURL=read-sequence.js.map