import fc from "fast-check";
import { expect, it } from "vitest";
import { readRecords } from "./read-records.ts";

async function recordsOf(blocks: readonly string[]): Promise<string[][]> {
  async function* input(): AsyncGenerator<Buffer> {
    for (const block of blocks) yield Buffer.from(block);
  }
  const records: string[][] = [];
  for await (const batch of readRecords(input(), ",")) records.push(...batch);
  return records;
}

it("reads a text the same wherever its blocks end, even with quotes out of place", async () => {
  const part = fc.constantFrom('"', '""', '"', ",", "\n", "\r\n", "\r", " ", "a", 'b"c', '"d"');
  const blocks = fc.array(fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")));
  await fc.assert(
    fc.asyncProperty(blocks, async (cut) => {
      expect(await recordsOf(cut)).toEqual(await recordsOf([cut.join("")]));
    }),
    { numRuns: 1000 },
  );
});

it("gives a blank line as a record of one empty cell, so that rows can be counted", async () => {
  expect(await recordsOf(["a,b\n\n\r\nc"])).toEqual([["a", "b"], [""], [""], ["c"]]);
});
