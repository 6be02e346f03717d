import { z } from "zod";
import { parseInput } from "../operation.js";
import { nextOpening } from "../sequences/send-window.js";
import { sequenceSteps } from "../sequences/sequence.js";
import { checkTemplate } from "../sequences/template-variables.js";
/**
 * The steps, if every one of them can run: numbered without a gap, with sound templates and windows
 * that open. Throws AppError `invalid_input` that names the place, e.g. `steps.0.variants.1.body`.
 */
export async function checkSequence(tx, steps) {
    const checked = parseInput(z.object({ steps: sequenceSteps }), { steps }).steps;
    const columns = await importedColumns(tx);
    for (const [index, step] of checked.entries()) {
        const fault = stepFault(step, `steps.${index}`, columns);
        if (fault)
            throw fault;
        if (step.window)
            nextOpening(step.window, "UTC", new Date(0));
    }
    return checked;
}
function stepFault(step, place, columns) {
    for (const [index, variant] of step.variants.entries()) {
        const at = `${place}.variants.${index}`;
        const subject = variant.subject && checkTemplate(variant.subject, `${at}.subject`, columns);
        const fault = subject || checkTemplate(variant.body, `${at}.body`, columns);
        if (fault)
            return fault;
    }
    return null;
}
/** What the latest leads carry beyond the fields we know: templates may use it by its name. */
async function importedColumns(tx) {
    const rows = await tx.$queryRaw `
    select distinct key as name
    from (select enrichment_data from leads order by created_at desc, id desc limit 500) latest,
      jsonb_object_keys(case jsonb_typeof(enrichment_data) when 'object' then enrichment_data else '{}' end) key
    where key ~ '^[A-Za-z_][A-Za-z0-9_]*$'
    limit 500`;
    return rows.map((row) => row.name);
}
//# sourceMappingURL=check-sequence.js.map