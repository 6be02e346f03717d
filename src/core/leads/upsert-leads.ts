import { z } from "zod";
import { idempotencyKey } from "../idempotency-key.ts";
import { defineOperation } from "../operation.ts";
import { checkLeadInput } from "./check-lead-input.ts";
import { countOutcomes } from "./count-outcomes.ts";
import { findDuplicates, type LeadCsvDuplicate } from "./csv/find-duplicates.ts";
import type { LeadCsvItem, LeadRow, RowProblem } from "./csv/lead-csv.ts";
import { type LeadInput, leadInput, leadSource, outcomeCounts, rowOutcome } from "./lead.ts";
import { reasonOf } from "./reason-of.ts";
import { upsertLeadRows } from "./upsert-lead-rows.ts";

const result = z.object({
  index: z.number().int().describe("Position in the input, from 0."),
  outcome: rowOutcome,
  lead_id: z.string().nullable(),
  field: z.string().nullable().describe("Field at fault."),
  reason: z.string().nullable().describe("Why, in a sentence."),
});
type Result = z.infer<typeof result>;

/** Creates leads or fills in known ones, matched by e-mail address or else LinkedIn profile; one outcome a row. */
export const upsertLeads = defineOperation({
  name: "upsert_leads",
  needs: "write",
  input: z.object({
    leads: z.array(leadInput).min(1).max(100).describe("The leads, at most 100."),
    source: leadSource.default("manual").describe("Where they came from."),
    dry_run: z.boolean().default(false).describe("Only say what would happen."),
    idempotency_key: idempotencyKey,
  }),
  output: z.object({ results: z.array(result), counts: outcomeCounts }),
  async run(tenant, input) {
    const items = await readItems(input.leads);
    const fresh = items.flatMap((item) => ("lead" in item ? [item] : []));
    const upserted = await upsertLeadRows(
      tenant,
      fresh.map(({ lead }) => lead),
      input,
    );
    const stored = new Map(fresh.map(({ row_number }, index) => [row_number, upserted[index]]));
    const results = items.map((item): Result => {
      const found = stored.get("duplicate" in item ? item.duplicate.of_row : item.row_number);
      return toResult(item, found ?? { outcome: "invalid", lead_id: null });
    });
    const counts = countOutcomes(results);
    if (!input.dry_run && counts.created + counts.updated > 0) {
      await tenant.audit({ action: "upsert_leads", subject_type: "lead", detail: counts });
    }
    return { results, counts };
  },
});

type Item =
  | { row_number: number; lead: LeadRow }
  | { row_number: number; problem: RowProblem }
  | LeadCsvDuplicate;

/** Each lead, its problem, or which lead of this call it repeats; rows count from 1. */
async function readItems(leads: readonly LeadInput[]): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of findDuplicates(asRows(leads))) {
    if ("row_number" in item) items.push(item);
  }
  return items;
}

async function* asRows(leads: readonly LeadInput[]): AsyncGenerator<LeadCsvItem> {
  for (const [index, lead] of leads.entries()) {
    yield { row_number: index + 1, ...checkLeadInput(lead) } as LeadCsvItem;
  }
}

function toResult(item: Item, found: Pick<Result, "outcome" | "lead_id">): Result {
  const index = item.row_number - 1;
  if ("problem" in item) {
    const { field, reason } = item.problem;
    return { index, outcome: "invalid", lead_id: null, field, reason };
  }
  if ("duplicate" in item) {
    const { by, of_row } = item.duplicate;
    const reason = `Repeats lead ${of_row - 1} of this call.`;
    return { index, outcome: "duplicate", lead_id: found.lead_id, field: by, reason };
  }
  return { index, ...found, field: null, reason: reasonOf(found.outcome) };
}
