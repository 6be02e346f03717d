import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../src/slack/listeners/commands/commands.ts";
import { parseCommand } from "../src/slack/listeners/commands/parse-command.ts";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/generated|\.test\./.test(file))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, "utf8") }));

/** Every place in the source that the pattern finds: the file, and what was found behind the name. */
function mentions(pattern: RegExp): { file: string; said: string }[] {
  return files.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map((found) => ({ file, said: (found[1] ?? "").trim() })),
  );
}

const verbs = commands.flatMap((command) => [command.verb, ...command.also]);
const isVerb = (text: string) =>
  verbs.includes(text) && parseCommand(commands, text).kind === "found";

const GROUPS = ["campaign", "lead"];

/** Sentences about `/sdr` itself. */
const NO_ADVICE = ["slack/scopes.ts", "playground/simulator/state/slack-types.ts"];

/** The words may be a sentence that goes on; `campaign …` and `lead …` need their second word. */
function isCommand(said: string): boolean {
  const [first = "", second = ""] = said.split(" ");
  const needsTwo = GROUPS.includes(first) && second !== "";
  return isVerb(needsTwo ? `${first} ${second}` : first);
}

test("every /sdr command that we advise exists", () => {
  const advised = mentions(/(?<=^|[\s"'`(])\/sdr ([a-z][a-z -]*)/gm);
  expect(advised.length).toBeGreaterThan(30);
  const wrong = advised.filter(({ file, said }) => !NO_ADVICE.includes(file) && !isCommand(said));
  expect(wrong).toEqual([]);
});

test("every command of the shell that we advise exists", () => {
  const main = readFileSync("src/main.ts", "utf8");
  const shell = [...main.matchAll(/^program\n {2}\.command\("([a-z-]+)"\)/gm)].map((one) => one[1]);
  expect(shell).toContain("start");
  // Not the database of that name, nor the package `chat-sdr`.
  const advised = mentions(/(?<![\w/-])(?<!database )sdr ([a-z][a-z-]*)/g);
  expect(advised.length).toBeGreaterThan(10);
  expect(advised.filter(({ said }) => !shell.includes(said))).toEqual([]);
});
