import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import type { LeadCsvItem } from "./lead-csv.ts";
import { openCsv } from "./open-csv.ts";
import { DELIMITERS } from "./parser-options.ts";
import { readLeadCsv } from "./read-lead-csv.ts";

const HEADERS = ["Email", "Full name", "Company"];

const awkward = fc.constantFrom(
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r\n",
  "\r",
  " ",
  "'",
  "a",
  "=",
);
const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.array(awkward, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 });
const layout = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
  quoted: fc.boolean(),
  quoted_empty: fc.boolean(),
  quote_record_delimiter: fc.constant(true),
});

type Writer = (text: string) => Buffer;

const ENCODINGS: Record<string, Writer> = {
  "utf-8": (text) => Buffer.from(text),
  "utf-8 with a mark": (text) => Buffer.from(`\ufeff${text}`),
  "utf-16le": (text) => Buffer.from(text, "utf16le"),
  "utf-16le with a mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf-16be": (text) => Buffer.from(text, "utf16le").swap16(),
  "utf-16be with a mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};

/** As the reader promises: without NUL, and without rows in which every cell is blank. */
function expected(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .map((row) => row.map((text) => text.replaceAll("\0", "")))
    .filter((row) => row.some((text) => text.trim() !== ""));
}

async function readTable(bytes: Buffer, chunkSize: number): Promise<unknown> {
  const csv = await openCsv(chunksOf(bytes, chunkSize));
  const rows: string[][] = [];
  for await (const batch of csv.rows) rows.push(...batch.map(({ cells }) => cells));
  return { headers: csv.headers, delimiter: csv.delimiter, rows };
}

function* chunksOf(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(items: AsyncIterable<LeadCsvItem>): Promise<LeadCsvItem[]> {
  const all: LeadCsvItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("reading back what was written", () => {
  it.each(Object.entries(ENCODINGS))(
    "any table in %s comes back the same",
    async (_name, encode) => {
      await fc.assert(
        fc.asyncProperty(
          table,
          layout,
          fc.integer({ min: 1, max: 64 }),
          async (rows, how, size) => {
            const bytes = encode(stringify([HEADERS, ...rows], how));
            expect(await readTable(bytes, size)).toEqual({
              headers: HEADERS,
              delimiter: how.delimiter,
              rows: expected(rows),
            });
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it("any table of Western letters in Windows-1252 comes back the same", async () => {
    const letter = fc.constantFrom(..."äöüßéèñçøåÄÖÜ ,;\"'a\n");
    const western = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(""));
    const rowsOf = fc.array(fc.tuple(western, western, western), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rowsOf, layout, async (rows, how) => {
        const bytes = Buffer.from(stringify([HEADERS, ...rows], how), "latin1");
        expect(await readTable(bytes, 7)).toMatchObject({ rows: expected(rows) });
      }),
      { numRuns: 150 },
    );
  });

  it("a table longer than a block comes back the same, quoted newlines and all", async () => {
    const rows = fc.sample(fc.tuple(cell, cell, cell), { numRuns: 20_000, seed: 7 });
    const bytes = Buffer.from(stringify([HEADERS, ...rows]));
    expect(bytes.length).toBeGreaterThan(300_000);
    expect(await readTable(bytes, 65_536)).toMatchObject({ rows: expected(rows) });
  });
});

describe("any bytes at all", () => {
  const header = Buffer.from("Email,Full name\n");
  const noise = fc.uint8Array({ maxLength: 300 });
  const lines = fc.array(fc.oneof(awkward, fc.constant("a@acme.example")), { maxLength: 60 });

  it("never make the reader throw anything but an AppError", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          noise,
          noise.map((bytes) => Buffer.concat([header, bytes])),
        ),
        async (bytes) => {
          const outcome = await collect(readLeadCsv([bytes])).catch((thrown: unknown) => thrown);
          if (!Array.isArray(outcome)) expect(outcome).toBeInstanceOf(AppError);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("are read the same however the input is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 20 }), async (parts, size) => {
        const bytes = Buffer.concat([header, Buffer.from(parts.join(""))]);
        const whole = await collect(readLeadCsv([bytes]));
        expect(await collect(readLeadCsv(chunksOf(bytes, size)))).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it("give every row exactly one item, in the order of the file", async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (parts) => {
        const bytes = Buffer.concat([header, Buffer.from(parts.join(""))]);
        const [, ...items] = await collect(readLeadCsv([bytes]));
        const numbers = items.map((item) => ("row_number" in item ? item.row_number : 0));
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers.every((number) => number > 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
