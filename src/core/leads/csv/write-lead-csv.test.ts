import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LeadRow } from "./lead-csv.ts";
import { readLeadCsv } from "./read-lead-csv.ts";
import { type ExportedLead, type WriteLeadCsvOptions, writeLeadCsv } from "./write-lead-csv.ts";

const ADA: LeadRow = {
  full_name: "Ada Lovelace",
  email: "ada@acme.example",
  linkedin_url: "https://www.linkedin.com/in/ada",
  company: 'Acme, "The Best"',
  title: "Head of\nEngines",
  industry: null,
  location: "London, United Kingdom",
  phone: "+44 20 7946 0123",
  time_zone: "Europe/London",
  enrichment_data: { "Recent news": "=HYPERLINK(1)" },
};

async function write(leads: ExportedLead[], options?: WriteLeadCsvOptions): Promise<string> {
  let text = "";
  for await (const piece of writeLeadCsv(leads, options)) text += piece;
  return text;
}

async function cellsOf(leads: ExportedLead[], options?: WriteLeadCsvOptions): Promise<string[][]> {
  return parse(await write(leads, options), { bom: true });
}

describe("an export", () => {
  it("has a byte order mark, a header row and CRLF, and empty cells for null", async () => {
    const text = await write([{ ...ADA, status: "new", created_at: new Date(0) }]);
    expect(text.startsWith("\ufefffull_name,email,linkedin_url,company,")).toBe(true);
    expect(text.endsWith(",new,,1970-01-01T00:00:00.000Z\r\n")).toBe(true);
    expect(text).not.toContain("null");
  });

  it("holds the enrichment that was asked for, objects as JSON", async () => {
    const enrichment_data = { size: 12, tags: ["a"], "=evil": "x" };
    const enrichment = ["size", "tags", "=evil", "constructor"];
    const [header, row] = await cellsOf([{ ...ADA, enrichment_data }], { enrichment });
    expect(header?.slice(-4)).toEqual(["size", "tags", "'=evil", "constructor"]);
    expect(row?.slice(-4)).toEqual(["12", '["a"]', "x", ""]);
  });

  it.each(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])(
    "has no cell that begins with %j, which a spreadsheet could run",
    async (sign) => {
      const [, row] = await cellsOf([{ ...ADA, company: `${sign}cmd|' /C calc'!A0` }]);
      expect(row?.[3]).toBe(`'${sign}cmd|' /C calc'!A0`);
    },
  );

  it("has no cell that could run, whatever the leads hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "binary" })), async (companies) => {
        const rows = await cellsOf(companies.map((company) => ({ ...ADA, company })));
        expect(rows).toHaveLength(companies.length + 1);
        expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
      }),
    );
  });

  it("can be imported again and gives the same lead", async () => {
    const options = { enrichment: ["Recent news"] };
    const items = readLeadCsv([Buffer.from(await write([ADA], options))]);
    const leads: LeadRow[] = [];
    for await (const item of items) if ("lead" in item) leads.push(item.lead);
    expect(leads).toEqual([{ ...ADA, title: "Head of Engines" }]);
  });

  it("streams: the first rows are out before the last lead is known", async () => {
    let asked = 0;
    function* endless(): Generator<ExportedLead> {
      for (;;) {
        asked += 1;
        yield ADA;
      }
    }
    let pieces = 0;
    for await (const piece of writeLeadCsv(endless())) {
      pieces += piece.length > 0 ? 1 : 0;
      if (pieces === 5) break;
    }
    expect(asked).toBeLessThan(5000);
  });
});
