import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { findDuplicates, type LeadCsvDuplicate } from "./find-duplicates.ts";
import { readLeadCsv } from "./read-lead-csv.ts";

async function duplicatesIn(lines: readonly string[]): Promise<LeadCsvDuplicate[]> {
  return collect([Buffer.from(["Email,LinkedIn,Name", ...lines].join("\n"))]);
}

async function collect(input: Parameters<typeof readLeadCsv>[0]): Promise<LeadCsvDuplicate[]> {
  const found: LeadCsvDuplicate[] = [];
  for await (const item of findDuplicates(readLeadCsv(input))) {
    if ("duplicate" in item) found.push(item);
  }
  return found;
}

describe("the same person twice in one file", () => {
  it("is found by the e-mail address, whatever its letter case", async () => {
    expect(
      await duplicatesIn(["ada@acme.example,,Ada", "bob@acme.example,,Bob", "ADA@Acme.example,,A"]),
    ).toEqual([
      { row_number: 4, duplicate: { of_row: 2, by: "email", value: "ada@acme.example" } },
    ]);
  });

  it("is found by the profile where an address is missing in one of the rows", async () => {
    const url = "https://www.linkedin.com/in/ada";
    const byProfile = { by: "linkedin_url", value: url };
    expect(await duplicatesIn([`,${url},Ada`, ",linkedin.com/in/ADA/,Ada"])).toEqual([
      { row_number: 3, duplicate: { of_row: 2, ...byProfile } },
    ]);
    expect(await duplicatesIn([`ada@acme.example,${url},Ada`, `,${url},Ada`])).toHaveLength(1);
    expect(await duplicatesIn([`,${url},Ada`, `ada@acme.example,${url},Ada`])).toHaveLength(1);
  });

  it("is found through a duplicate that brought the profile", async () => {
    const rows = [
      "ada@acme.example,,Ada",
      "ada@acme.example,linkedin.com/in/ada,Ada",
      ",linkedin.com/in/ada,A",
    ];
    expect((await duplicatesIn(rows)).map(({ duplicate }) => duplicate.of_row)).toEqual([2, 2]);
  });

  it("is not assumed when two rows share a profile but not the address", async () => {
    const rows = [
      "ada@acme.example,linkedin.com/in/acme-team,Ada",
      "bob@acme.example,linkedin.com/in/acme-team,Bob",
    ];
    expect(await duplicatesIn(rows)).toEqual([]);
  });

  it("is found among tens of thousands of rows, and nobody else is", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `lead${i}x@acme.example,,L`);
    expect(await duplicatesIn([...rows, "LEAD17X@acme.example,,L"])).toEqual([
      { row_number: 30_002, duplicate: { of_row: 19, by: "email", value: "lead17x@acme.example" } },
    ]);
  });

  it("happens twice in the example that ships with the product", async () => {
    const path = new URL("../../../../examples/leads.csv", import.meta.url);
    const found = await collect(createReadStream(path));
    expect(found).toMatchObject([
      { row_number: 12, duplicate: { of_row: 3, by: "email" } },
      { row_number: 27, duplicate: { of_row: 2, by: "email" } },
    ]);
  });
});
