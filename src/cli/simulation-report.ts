import type { Core } from "../core/core.ts";

export type SimulationReport = Awaited<ReturnType<Core["simulateCampaign"]>>;

const HEAD = ["lead", "step", "channel", "from", "lead's time", "zone"];

/** A simulation as a person reads it in a terminal: what holds it back, a table, the days, the reasons. */
export function simulationReport(report: SimulationReport): string {
  const { campaign, totals, touches_left_out, leads_left_out } = report;
  const lines = [
    `${campaign.name}: ${totals.would_send} would be sent, ${totals.never} would not${totals.later ? `, ${totals.later} later than this looks` : ""}.`,
    ...report.blockers.map(
      ({ reason, next }) => `HELD BACK  ${[reason, next].filter(Boolean).join(" ")}`,
    ),
    "",
    ...sendTable(report),
    ...report.by_day.map(({ day, would_send }) => `  ${day}  ${would_send}`),
    ...report.never_because.map(({ reason, touches }) => `  never (${touches}): ${reason}`),
  ];
  if (touches_left_out > 0) lines.push(`  … ${touches_left_out} more touches are not listed.`);
  if (leads_left_out > 0) lines.push(`  … ${leads_left_out} more leads were not looked at.`);
  lines.push("", "Nothing was sent or stored.", ...report.assumptions.map((one) => `  ${one}`));
  return lines.map(printable).join("\n");
}

function sendTable({ touches, time_zone }: SimulationReport): string[] {
  const rows = touches
    .filter(({ outcome }) => outcome === "would_send")
    .map((touch) => [
      touch.full_name,
      String(touch.step_number),
      touch.channel,
      touch.mailbox ?? "",
      touch.local_time ?? "",
      touch.time_zone,
    ]);
  if (rows.length === 0) return [];
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_name, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", `By day (${time_zone}):`];
}

/** Names come from outside and must not move the cursor of a terminal. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, " ");
}
