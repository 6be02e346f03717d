import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { cleanEmail } from "../../src/core/leads/csv/clean-email.ts";
import { readLeadCsv } from "../../src/core/leads/csv/read-lead-csv.ts";
import { addressesIn } from "../../src/core/replies/reading/addresses.ts";
import { FUZZ_TIMEOUT, fuzzCases } from "../setup/fuzz-cases.ts";

const HEAD = "First Name,Last Name,Email,Company\n";
const PIECES = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "\n",
  "\r",
  "\r\n",
  "\ufeff",
  "\u0000",
  "=cmd()",
  "Ada",
  "ada@lead.example",
  "Name <a@b.example>",
  "sep=;\n",
  "é",
  "\ud83d",
];
const cells = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary" })), {
  maxLength: 80,
});
const file = fc.oneof(
  cells.map((each) => Buffer.from(HEAD + each.join(""))),
  cells.map((each) => Buffer.from(each.join(""), "utf16le")),
  cells.map((each) => Buffer.from(each.join(""))),
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
);

describe("a file of leads", { timeout: FUZZ_TIMEOUT }, () => {
  it("is read row by row or refused with a reason, whatever its bytes", async () => {
    const read = async (bytes: Buffer) => {
      try {
        for await (const item of readLeadCsv([bytes])) expect(item).toBeTypeOf("object");
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(AppError);
      }
    };
    await fc.assert(fc.asyncProperty(file, read), fuzzCases(300));
  });

  it.each([
    ["one quotation mark and no second", `${HEAD}"${"a,".repeat(1_000_000)}`],
    ["a cell of megabytes", `${HEAD}Ada,${"a".repeat(5_000_000)},a@b.example,x\n`],
    ["columns without an end", `${HEAD}${",".repeat(2_000_000)}\n`],
    ["quotation marks only", HEAD + '"'.repeat(1_000_000)],
    ["addresses without an end", `${HEAD}A,B,${"a".repeat(100_000)}@,x\n`],
    ["addresses of dots", `${HEAD}A,B,a@${"a.".repeat(100_000)},x\n`],
  ])("of %s takes two seconds of a processor at most", async (_what, text) => {
    const before = process.cpuUsage();
    try {
      for await (const item of readLeadCsv([Buffer.from(text)])) expect(item).toBeTypeOf("object");
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(AppError);
    }
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});

describe("an address", { timeout: FUZZ_TIMEOUT }, () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(fc.constantFrom("@", ".", "<", ">", '"', "a", "mailto:", ",", "\n", "é"))
      .map((all) => all.join("")),
  );

  it("that is taken is one that a header and a server can carry", () => {
    const read = (cell: string) => {
      const found = cleanEmail(cell);
      if (!("email" in found)) {
        expect(found.reason).not.toBe("");
        return;
      }
      expect(found.email).toMatch(/^[^\s@<>"]{1,64}@[a-z0-9.-]+$/);
      expect(found.email.length).toBeLessThanOrEqual(254);
    };
    fc.assert(fc.property(text, read), fuzzCases(300));
  });

  it("found in a text has one @ and no blank", () => {
    const read = (words: string) => {
      for (const address of addressesIn(words)) expect(address).toMatch(/^[^\s@]+@[^\s@]+$/);
    };
    fc.assert(fc.property(text, read), fuzzCases(300));
  });

  it.each(["a".repeat(100_000), "a.".repeat(50_000), "@".repeat(100_000), "<".repeat(100_000)])(
    "without an end costs nothing (%#)",
    (endless) => {
      const before = process.cpuUsage();
      cleanEmail(`${endless}@`);
      cleanEmail(`a@${endless}`);
      addressesIn(`${endless}@`);
      addressesIn(`a@${endless}`);
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
    },
  );
});
