import type { Command } from "./command.ts";

export type ParsedCommand =
  | { kind: "found"; command: Command; words: string }
  | { kind: "unknown"; typed: string; nearest: { command: Command; text: string } | null };

/** Typos of up to this share of a word are still taken for it. */
const FORGIVEN = 0.4;

/** Finds the command a person meant: the longest verb that begins the text, in any letter case. */
export function parseCommand(commands: readonly Command[], text: string): ParsedCommand {
  const typed = text.trim().replace(/\s+/g, " ");
  const found = commands
    .flatMap((command) => [command.verb, ...command.also].map((verb) => ({ command, verb })))
    .filter(({ command, verb }) => isMeant(typed, verb, command.takes !== ""))
    .sort((one, other) => other.verb.length - one.verb.length)[0];
  if (found) {
    return { kind: "found", command: found.command, words: typed.slice(found.verb.length).trim() };
  }
  return { kind: "unknown", typed, nearest: nearestCommand(commands, typed) };
}

/** Words behind a verb that takes none are no command: `campaign strat` is a typo, not `campaign`. */
function isMeant(typed: string, verb: string, takesWords: boolean): boolean {
  const said = typed.toLowerCase();
  return said === verb || (takesWords && verb !== "" && said.startsWith(`${verb} `));
}

/** The command whose verb takes the fewest keystrokes to mend; null when none is near. */
function nearestCommand(commands: readonly Command[], typed: string) {
  const words = typed.split(" ");
  const tries = commands
    .flatMap((command) => [command.verb, ...command.also].map((verb) => ({ command, verb })))
    .filter(({ verb }) => verb !== "")
    .map(({ command, verb }) => {
      const length = verb.split(" ").length;
      const said = words.slice(0, length).join(" ").toLowerCase();
      const rest = words.slice(length).join(" ");
      return { command, verb, text: `${verb} ${rest}`.trim(), distance: editDistance(said, verb) };
    })
    .filter(({ command, verb, text }) => command.takes !== "" || text === verb)
    // Between equals the command's own verb is meant rather than another word for one.
    .sort((one, other) => one.distance - other.distance || rank(one) - rank(other));
  const best = tries[0];
  if (!best || best.distance > Math.floor(best.verb.length * FORGIVEN)) return null;
  return { command: best.command, text: best.text };
}

function rank({ command, verb }: { command: Command; verb: string }): number {
  return command.verb === verb ? 0 : 1;
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour. */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      current.push(cheapest(rows, current, { from, to, row, column }));
    }
    rows.push(current);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

function cheapest(
  rows: readonly number[][],
  current: readonly number[],
  { from, to, row, column }: { from: string; to: string; row: number; column: number },
): number {
  const at = (back: number, left: number) => rows[row - back]?.[column - left] ?? Infinity;
  const same = from[row - 1] === to[column - 1] ? 0 : 1;
  const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
  return Math.min(
    at(1, 0) + 1,
    (current[column - 1] ?? Infinity) + 1,
    at(1, 1) + same,
    swapped ? at(2, 2) + 1 : Infinity,
  );
}
