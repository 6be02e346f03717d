import { type OutcomeCounts, ROW_OUTCOMES, type RowOutcome } from "./lead.ts";

/** How many rows had each outcome; all five are there, also with 0. */
export function countOutcomes(rows: readonly { outcome: RowOutcome }[]): OutcomeCounts {
  const counts = Object.fromEntries(ROW_OUTCOMES.map((outcome) => [outcome, 0])) as OutcomeCounts;
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
