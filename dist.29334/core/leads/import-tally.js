import { z } from "zod";
import { countOutcomes } from "./count-outcomes.js";
import { ROW_OUTCOMES, rowOutcome } from "./lead.js";
import { reasonOf } from "./reason-of.js";
export const rowProblem = z.object({
    row_number: z.number().int(),
    outcome: rowOutcome,
    field: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string(),
});
/** More than a person reads; the counts stay exact. */
const MAX_PROBLEMS = 200;
/** Accounts for every row of an import: how many had which outcome, and the first problems in words. */
export function createTally() {
    const total = { rows: 0, counts: countOutcomes([]) };
    const problems = [];
    let left_out = 0;
    return {
        add(rows, outcomes) {
            const remaining = outcomes.values();
            const judged = rows.map((row) => judge(row, "lead" in row ? remaining.next().value : undefined));
            const counts = countOutcomes(judged);
            total.rows += rows.length;
            for (const outcome of ROW_OUTCOMES)
                total.counts[outcome] += counts[outcome];
            for (const { problem } of judged) {
                if (problem && problems.length < MAX_PROBLEMS)
                    problems.push(problem);
                else if (problem)
                    left_out += 1;
            }
        },
        result: () => ({ ...total, problems, problems_left_out: left_out }),
    };
}
function judge(row, outcome = "invalid") {
    const { row_number } = row;
    if ("problem" in row) {
        return { outcome: "invalid", problem: { row_number, outcome: "invalid", ...row.problem } };
    }
    if ("duplicate" in row) {
        const { by, of_row, value } = row.duplicate;
        const reason = `Repeats row ${of_row} of this file.`;
        const problem = { row_number, outcome: "duplicate", field: by, value, reason };
        return { outcome: "duplicate", problem };
    }
    const reason = reasonOf(outcome);
    if (reason === null)
        return { outcome, problem: null };
    const field = row.lead.email ? "email" : "linkedin_url";
    return { outcome, problem: { row_number, outcome, field, value: row.lead[field], reason } };
}
//# sourceMappingURL=import-tally.js.map