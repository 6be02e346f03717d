import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Classification } from "../../src/core/replies/reading/classification.ts";
import { classifyMail } from "../../src/core/replies/reading/classify-mail.ts";
import { readMail } from "../../src/core/replies/reading/read-mail.ts";
import { FUZZ_TIMEOUT, fuzzCases } from "../setup/fuzz-cases.ts";
import { costlyMails, mutatedMail } from "../setup/fuzz-mail.ts";

/** Processor time, which other work on the machine does not lengthen as it does the clock's. */
const MOST_CPU_MS = 2_000;
const MOST_MEGABYTES = 256;

describe("a broken mail", { timeout: FUZZ_TIMEOUT }, () => {
  it("is read and judged, whatever has happened to it", async () => {
    const judge = async (raw: Buffer) => {
      const judged = Classification.parse(await classifyMail(raw));
      expect(judged.intent === null).toBe(judged.kind !== "human");
      expect(judged.bounce === null).toBe(judged.kind !== "bounce");
      expect((await readMail(raw)).text.length).toBeLessThanOrEqual(400_000);
    };
    await fc.assert(fc.asyncProperty(mutatedMail, judge), fuzzCases(200));
  });

  it("is judged the same every time", async () => {
    const same = async (raw: Buffer) => {
      expect(await classifyMail(raw)).toEqual(await classifyMail(Buffer.from(raw)));
    };
    await fc.assert(fc.asyncProperty(mutatedMail, same), fuzzCases(50));
  });

  it("of nothing but bytes is judged too", async () => {
    const judge = async (raw: Uint8Array) => {
      Classification.parse(await classifyMail(raw));
    };
    const bytes = fc.uint8Array({ maxLength: 3_000 });
    await fc.assert(fc.asyncProperty(bytes, judge), fuzzCases(200));
  });
});

describe("a costly mail", { timeout: FUZZ_TIMEOUT }, () => {
  it.each(costlyMails)("of %s takes two seconds of a processor at most", async (_what, raw) => {
    await classifyMail(raw.subarray(0, 20_000));
    const before = process.cpuUsage();
    Classification.parse(await classifyMail(raw));
    const { user } = process.cpuUsage(before);
    expect(user / 1_000).toBeLessThan(MOST_CPU_MS);
  });

  it("is judged within 256 MB, one after the other in one process of the program", async () => {
    const answers = await classifyWithin(MOST_MEGABYTES);
    expect(answers).toEqual(costlyMails.map(([what]) => what));
  });
});

/** The ids that the built program answers, in order, when it may use so much memory. */
async function classifyWithin(megabytes: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${megabytes}`, "bin/sdr.mjs", "classify", "--jsonl"],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  child.stdin.on("error", () => undefined);
  const answers: string[] = [];
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const [id, raw] of costlyMails) {
    child.stdin.write(`${JSON.stringify({ id, eml: raw.toString("base64") })}\n`);
    const { value, done } = await lines.next();
    if (done) break;
    const answer = JSON.parse(value) as { id: string; kind?: string };
    if (answer.kind) answers.push(answer.id);
  }
  child.stdin.end();
  expect(await ended).toBe(0);
  return answers;
}
