import type { Core } from "../core/core.ts";

export type Evaluation = Awaited<ReturnType<Core["evaluateReplies"]>>;

/** What `sdr eval` prints for a person: precision and recall a class, the confusion, and every miss. */
export function evalReport(found: Evaluation): string {
  const { classifier, corrected, agreed, without_raw } = found;
  if (corrected === 0) {
    return "No reply has been corrected by a person yet. Correct one in Slack, and it becomes a case that the rules are measured by.";
  }
  const read = corrected - without_raw;
  const lines = [`${classifier} agrees with ${agreed} of ${read} replies that a person corrected.`];
  if (without_raw > 0)
    lines.push(`${without_raw} more could not be read again: no raw mail is kept.`);
  if (read > 0) lines.push("", ...classTable(found), "", ...confusionLines(found));
  if (found.misses.length > 0) lines.push("", ...missLines(found));
  return lines.join("\n");
}

function classTable({ classes }: Evaluation): string[] {
  const rows = classes.map((one) => [
    one.class,
    String(one.labelled),
    String(one.judged),
    percent(one.precision),
    percent(one.recall),
  ]);
  return columns([["class", "labelled", "judged", "precision", "recall"], ...rows]);
}

function confusionLines({ confusion }: Evaluation): string[] {
  const rows = confusion.map(({ expected, got, count }) => [expected, got, String(count)]);
  return columns([["a person says", "the rules say", "replies"], ...rows]);
}

function missLines({ misses }: Evaluation): string[] {
  const rows = misses.map(({ message_id, expected, got }) => [message_id, expected, got]);
  return columns([["missed reply", "expected", "got"], ...rows]);
}

function percent(part: number | null): string {
  return part === null ? "-" : `${(part * 100).toFixed(1)} %`;
}

/** Words to the left, as wide as the widest of each column. */
function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
