import { describe, expect, it } from "vitest";
import { commands } from "./commands.ts";
import { parseCommand } from "./parse-command.ts";

const verbOf = (text: string) => {
  const parsed = parseCommand(commands, text);
  return parsed.kind === "found" ? [parsed.command.verb, parsed.words] : null;
};
const nearest = (text: string) => {
  const parsed = parseCommand(commands, text);
  return parsed.kind === "unknown" ? (parsed.nearest?.text ?? null) : "found";
};

describe("what is typed behind /sdr", () => {
  it.each([
    ["", "", ""],
    ["  HELP  import ", "help", "import"],
    ["queue", "approve", ""],
    ["campaign start Spring, Berlin", "campaign start", "Spring, Berlin"],
    ["Campaign Pause  Spring", "campaign pause", "Spring"],
    ["campaign", "campaigns", ""],
    ["leads acme berlin", "leads", "acme berlin"],
    ["leads import", "import", ""],
    ["lead add Dana Smith", "lead add", "Dana Smith"],
    ["pause-all wrong list", "pause-all", "wrong list"],
    ["resume all", "resume-all", ""],
    ["why dana@acme.example", "why", "dana@acme.example"],
  ])("%j runs the command %j with %j", (text, verb, words) => {
    expect(verbOf(text)).toEqual([verb, words]);
  });

  it.each([
    ["aprove", "approve"],
    ["staats Spring", "stats Spring"],
    ["campaign strat Spring", "campaign start Spring"],
    ["hlep", "help"],
    ["repleis interested", "replies interested"],
    ["pauseall", "pause-all"],
  ])("the typo %j is taken for %j", (text, meant) => {
    expect(nearest(text)).toBe(meant);
  });

  it.each(["xyzzy", "make me a sandwich", "1"])("%j is taken for nothing", (text) => {
    expect(nearest(text)).toBeNull();
  });

  it("no word belongs to two commands", () => {
    const words = commands.flatMap(({ verb, also }) => [verb, ...also]);
    expect(words.filter((word, index) => words.indexOf(word) < index)).toEqual([]);
  });

  it("every example in the help runs the command it stands for", () => {
    for (const command of commands) {
      expect(verbOf(command.example.replace(/^\/sdr ?/, ""))?.[0]).toBe(command.verb);
    }
  });
});
