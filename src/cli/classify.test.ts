import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { readFixture } from "../../test/fixtures/mail/read-fixture.ts";
import { Classification } from "../core/replies/reading/classification.ts";
import { classifyStdin } from "./classify.ts";

it("answers one message with one line of JSON", async () => {
  const { lines, code } = await run(await readFixture("hard-bounce.eml"), false);
  expect(lines).toHaveLength(1);
  expect(Classification.parse(lines[0])).toMatchObject({ kind: "bounce" });
  expect(code).toBe(0);
});

it("answers every line in order, a bad one with what is wrong, and goes on", async () => {
  const eml = (await readFixture("html-reply.eml")).toString("base64");
  const input = [
    JSON.stringify({ id: "a", eml }),
    "no json",
    "",
    JSON.stringify({ id: 7, eml: "*" }),
    JSON.stringify({ id: "b" }),
    JSON.stringify({ id: "c", eml: "" }),
  ].join("\n");
  const { lines, code } = await run(Buffer.from(input), true);
  expect(lines).toEqual([
    expect.objectContaining({ id: "a", kind: "human" }),
    { id: null, error: expect.stringContaining("JSON") },
    { id: 7, error: expect.stringContaining("base64") },
    { id: "b", error: expect.stringContaining("eml") },
    expect.objectContaining({ id: "c", kind: "human", intent: "unclear" }),
  ]);
  expect(code).toBe(0);
});

it("fails when no line could be read, as when somebody pipes a raw mail into it", async () => {
  const { code } = await run(await readFixture("hard-bounce.eml"), true);
  expect(code).toBe(1);
});

async function run(input: Buffer, jsonl: boolean) {
  const output = new PassThrough();
  const printed = text(output);
  const code = await classifyStdin({ jsonl, input: Readable.from([input]), output });
  output.end();
  const lines = (await printed).trim().split("\n");
  return { code, lines: lines.map((line): unknown => JSON.parse(line)) };
}
