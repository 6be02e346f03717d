import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import type { LeadCsvItem, LeadCsvLayout, LeadCsvLead, LeadCsvProblem } from "./lead-csv.ts";
import { type ReadLeadCsvOptions, readLeadCsv } from "./read-lead-csv.ts";

type Result = { layout: LeadCsvLayout; leads: LeadCsvLead[]; problems: LeadCsvProblem[] };

async function read(input: string | Buffer, options?: ReadLeadCsvOptions): Promise<Result> {
  return collect(readLeadCsv([Buffer.from(input)], options));
}

async function readFixture(name: string): Promise<Result> {
  const path = new URL(`../../../../test/fixtures/csv/${name}.csv`, import.meta.url);
  return collect(readLeadCsv(createReadStream(path)));
}

async function collect(items: AsyncIterable<LeadCsvItem>): Promise<Result> {
  let layout: LeadCsvLayout | undefined;
  const leads: LeadCsvLead[] = [];
  const problems: LeadCsvProblem[] = [];
  for await (const item of items) {
    if ("format" in item) layout = item;
    else if (layout && "lead" in item) leads.push(item);
    else if (layout && "problem" in item) problems.push(item);
  }
  if (!layout) throw new Error("The layout did not come first.");
  return { layout, leads, problems };
}

async function refusal(input: string | Buffer, options?: ReadLeadCsvOptions): Promise<AppError> {
  const error = await read(input, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const fieldOf = ({ layout }: Result, header: string) =>
  layout.columns.find((column) => column.header === header)?.field;

describe("the exports people have", () => {
  it("reads an Apollo export, with the apostrophe before telephone numbers taken off", async () => {
    const { layout, leads } = await readFixture("apollo");
    expect(layout).toMatchObject({ format: "apollo", delimiter: ",", encoding: "utf-8" });
    expect(leads).toMatchObject([
      {
        row_number: 2,
        lead: {
          full_name: "Ada Lindqvist",
          email: "ada.lindqvist@northwind.example",
          linkedin_url: "https://www.linkedin.com/in/ada-lindqvist-example",
          company: "Northwind Trading, Inc.",
          title: "Head of Growth",
          industry: "information technology & services",
          location: "San Francisco, California, United States",
          phone: "+1 415-555-0132",
          time_zone: null,
          enrichment_data: {
            "Secondary Email": "ada@lindqvist.example",
            "Company City": "Oakland",
          },
        },
      },
    ]);
  });

  it("reads a ZoomInfo export and takes the person's place, not the company's", async () => {
    const { layout, leads } = await readFixture("zoominfo");
    expect(layout.format).toBe("zoominfo");
    expect(leads[0]?.lead).toMatchObject({
      full_name: "Ben Okafor",
      title: "VP Engineering",
      location: "New York, United States",
      phone: "(212) 555-0148",
      industry: "Manufacturing",
    });
  });

  it("reads a HubSpot export and its way to write a time zone", async () => {
    const { layout, leads } = await readFixture("hubspot");
    expect(layout.format).toBe("hubspot");
    expect(leads[0]?.lead).toMatchObject({
      full_name: "Chiara Rossi",
      time_zone: "Europe/Rome",
      linkedin_url: "https://www.linkedin.com/in/chiara-rossi-example",
    });
    expect(leads[0]?.lead.enrichment_data).not.toHaveProperty("Time Zone");
  });

  it("finds the header of LinkedIn's Connections.csv below its notes", async () => {
    const { layout, leads } = await readFixture("linkedin-connections");
    expect(layout.format).toBe("linkedin");
    expect(leads).toMatchObject([
      { row_number: 5, lead: { full_name: "Dana Novak", email: null, title: "CTO" } },
      { row_number: 6, lead: { full_name: "Émile Dubois", email: "emile@litware.example" } },
    ]);
  });

  it("reads Sales Navigator leads and prefers the public profile", async () => {
    const { layout, leads } = await readFixture("sales-navigator");
    expect(layout.format).toBe("sales_navigator");
    expect(leads.map(({ lead }) => lead.linkedin_url)).toEqual([
      "https://www.linkedin.com/in/eve-tanaka-example",
      "https://www.linkedin.com/in/ACwAAAzYxWv9876543210",
    ]);
    expect(leads[0]?.lead.enrichment_data.summary).toBe("Runs plants.\nLikes tea.");
  });

  it("reads a Salesforce report and accounts for its footer", async () => {
    const { layout, leads, problems } = await readFixture("salesforce");
    expect(layout.format).toBe("salesforce");
    expect(leads[0]?.lead).toMatchObject({ company: "Proseware Ltd", phone: "029 2018 0100" });
    expect(leads[0]?.lead.enrichment_data.Mobile).toBe("07700 900123");
    expect(problems).toMatchObject([{ row_number: 4, problem: { field: "email" } }]);
  });

  it("reads Google Contacts with several addresses in one cell", async () => {
    const { layout, leads } = await readFixture("google-contacts");
    expect(layout.format).toBe("google_contacts");
    expect(leads[0]?.lead).toMatchObject({
      full_name: "Hugo Silva",
      email: "hugo@consolidated.example",
      phone: "+351 21 555 0100",
      company: "Consolidated Messenger",
      title: "Founder",
    });
  });

  it("reads the example that ships with the product", async () => {
    const path = new URL("../../../../examples/leads.csv", import.meta.url);
    const { layout, leads, problems } = await collect(readLeadCsv(createReadStream(path)));
    expect(layout.columns.filter(({ field }) => field === null)).toEqual([
      { header: "Recent news", field: null },
    ]);
    expect(leads).toHaveLength(29);
    expect(new Set(leads.map(({ lead }) => lead.time_zone)).size).toBeGreaterThan(15);
    expect(problems).toMatchObject([{ row_number: 21, problem: { field: "email" } }]);
  });
});

describe("encodings", () => {
  const text = "Vorname;Nachname;E-Mail;Firma\r\nJürgen;Weiß;jw@acme.example;Müller & Söhne\r\n";
  const lead = { full_name: "Jürgen Weiß", company: "Müller & Söhne" };

  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\ufeff${text}`)],
    ["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["utf-16be", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["utf-16be", Buffer.from(text, "utf16le").swap16()],
    ["windows-1252", Buffer.from(text, "latin1")],
  ])("reads a semicolon file in %s, with or without a mark", async (encoding, bytes) => {
    const { layout, leads } = await read(bytes);
    expect(layout).toMatchObject({ encoding, delimiter: ";" });
    expect(leads).toMatchObject([{ row_number: 2, lead }]);
  });

  it("reads curly quotes and the euro sign of Windows-1252", async () => {
    const bytes = Buffer.from("Name,Email,Note\nD\x92Arcy,d@acme.example,\x80 5\x85\n", "latin1");
    const { leads } = await read(bytes);
    expect(leads[0]?.lead).toMatchObject({
      full_name: "D’Arcy",
      enrichment_data: { Note: "€ 5…" },
    });
  });

  it("finds out that a file is Windows-1252 even when the first accent is megabytes away", async () => {
    const plain = "Ada Lovelace,ada@acme.example\n".repeat(40_000);
    const bytes = Buffer.from(`Name,Email\n${plain}Zoë,zoe@acme.example\n`, "latin1");
    const { leads } = await read(bytes);
    expect(leads.at(-1)?.lead.full_name).toBe("Zoë");
  });

  it("keeps UTF-8 when only one character of it is broken", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Name,Email\nZoë Müller,z@acme.example\nRené "),
      Buffer.from([0xc3]),
      Buffer.from(",r@acme.example\n"),
    ]);
    const { leads } = await read(bytes);
    expect(leads.map(({ lead }) => lead.full_name)).toEqual(["Zoë Müller", "René \ufffd"]);
  });
});

describe("tables as people have them", () => {
  it.each([",", ";", "\t", "|"] as const)("finds out the delimiter %j", async (delimiter) => {
    const rows = [
      ["Name", "Email", "Notes, other; and\tmore|"],
      ["Ada", "a@acme.example", "x"],
    ];
    const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join("\n");
    expect((await read(text)).layout.delimiter).toBe(delimiter);
  });

  it("obeys Excel's line that names the delimiter, and does not count it as a row", async () => {
    const { layout, leads } = await read("sep=;\r\nName;Email\r\nAda;a@acme.example\r\n");
    expect(layout.delimiter).toBe(";");
    expect(leads[0]?.row_number).toBe(2);
  });

  it("counts rows as a spreadsheet does: a quoted newline is one row, a blank line is a row", async () => {
    const { leads } = await read(
      'Name,Email,Note\r\nAda,a@acme.example,"one\r\ntwo"\r\n\r\n,,\r\nBob,b@acme.example,\r\n',
    );
    expect(leads.map(({ row_number }) => row_number)).toEqual([2, 5]);
    expect(leads[0]?.lead.enrichment_data.Note).toBe("one\ntwo");
  });

  it.each(["\n", "\r\n", "\r"])("reads lines that end in %j", async (ending) => {
    const lines = ["Name,Email", "Ada,a@acme.example", "Bob,b@acme.example"];
    expect((await read(lines.join(ending))).leads).toHaveLength(2);
  });

  it("reads short rows, and reports a row in which a comma has moved the cells", async () => {
    const { leads, problems } = await read(
      "Email,Name,Company\na@acme.example,Ada\nb@acme.example,Bob,Acme, Inc\nc@acme.example,Cy,,,,\n",
    );
    expect(leads.map(({ lead }) => lead.full_name)).toEqual(["Ada", "Cy"]);
    expect(problems).toMatchObject([{ row_number: 3, problem: { field: "row", value: "Inc" } }]);
    expect(problems[0]?.problem.reason).toContain("4 cells but the header has 3");
  });

  it("removes NULs and control characters", async () => {
    const { leads } = await read("Name,Email\nA\0d\u0007a  \u202eL,a\0@acme.example\n");
    expect(leads[0]?.lead).toMatchObject({ full_name: "Ada L", email: "a@acme.example" });
  });

  it("keeps every column of the same name apart, and names the nameless", async () => {
    const { layout, leads } = await read(
      "Email,Note,Note,,Note (2),__proto__\nada@acme.example,1,2,3,4,5\n",
    );
    const headers = ["Email", "Note", "Note (2)", "Column 4", "Note (2) (2)", "__proto__"];
    expect(layout.columns.map(({ header }) => header)).toEqual(headers);
    expect(Object.entries(leads[0]?.lead.enrichment_data ?? {})).toEqual([
      ["Note", "1"],
      ["Note (2)", "2"],
      ["Column 4", "3"],
      ["Note (2) (2)", "4"],
      ["__proto__", "5"],
    ]);
  });
});

describe("quotes out of place", () => {
  const names = async (rows: string): Promise<string[]> => {
    const { leads, problems } = await read(`Name,Company,Email,Title\n${rows}`);
    expect(problems).toEqual([]);
    return leads.map(({ lead }) => `${lead.full_name}|${lead.company}|${lead.email}`);
  };

  it("reads an inch mark as a letter", async () => {
    expect(
      await names('Ada,19" Racks,a@acme.example,\nBob,"The ""Best""",b@acme.example,\n'),
    ).toEqual(['Ada|19" Racks|a@acme.example', 'Bob|The "Best"|b@acme.example']);
  });

  it("never gives one lead the address of the next when a quote is not closed", async () => {
    expect(
      await names(
        'Bob,"Acme,bob@acme.example,\nAnn,"Widgets",ann@widgets.example,\nCy,X,c@x.example,\n',
      ),
    ).toEqual([
      'Bob|"Acme|bob@acme.example',
      "Ann|Widgets|ann@widgets.example",
      "Cy|X|c@x.example",
    ]);
  });

  it("goes on after a quote that is open to the end of a long file", async () => {
    const rows = `Bob,"Acme,bob@acme.example,\n${"Cy,X,c@x.example,\n".repeat(100_000)}`;
    const all = await names(rows);
    expect(all[0]).toBe('Bob|"Acme|bob@acme.example');
    expect(all).toHaveLength(100_001);
    expect(new Set(all.slice(1))).toEqual(new Set(["Cy|X|c@x.example"]));
  });

  it("reads quotes behind a blank", async () => {
    expect(await names('Ada, "Acme, Ltd" ,a@acme.example,CEO\n')).toEqual([
      "Ada|Acme, Ltd|a@acme.example",
    ]);
  });

  it("keeps a quoted cell that begins with a quote and has two lines", async () => {
    const { leads } = await read(
      'Email,Note\nada@acme.example,"""Great"" she said,\nand left"\nbob@acme.example,x\n',
    );
    expect(leads.map(({ lead }) => lead.enrichment_data.Note)).toEqual([
      '"Great" she said,\nand left',
      "x",
    ]);
  });

  it("refuses a file in which quotes are broken everywhere", async () => {
    const error = await refusal(`Name,Email\n${'Ada,"a@acme.example\n'.repeat(9001)}`);
    expect(error.say).toContain("Quotes are out of place in thousands of lines");
  });
});

describe("a mapping given by a person", () => {
  it("wins over what is recognised, and can make a file usable", async () => {
    const text = "Wer,Wohin,Company\nAda,a@acme.example,Acme\n";
    expect((await refusal(text)).say).toContain('"Wohin"');
    const mapping = { Wer: "full_name", Wohin: "email", Company: null } as const;
    const result = await read(text, { mapping });
    expect(fieldOf(result, "Wohin")).toBe("email");
    expect(result.leads[0]?.lead).toMatchObject({
      full_name: "Ada",
      email: "a@acme.example",
      company: null,
      enrichment_data: { Company: "Acme" },
    });
  });

  it("makes a header known of which no word is", async () => {
    const { leads } = await read("Wohin;Zutat\nada@acme.example;Salz\n", {
      mapping: { wohin: "email" },
    });
    expect(leads[0]?.lead).toMatchObject({ full_name: "Ada", enrichment_data: { Zutat: "Salz" } });
  });

  it("is refused when it names a column or a field that does not exist", async () => {
    const text = "Name,Email\nAda,a@acme.example\n";
    expect(await refusal(text, { mapping: { Nmae: "full_name" } })).toMatchObject({
      field: "mapping",
      say: 'The mapping names a column "Nmae" that the file does not have. Its columns are: "Name", "Email".',
    });
    const mapping = { Name: "nickname" as "full_name" };
    expect((await refusal(text, { mapping })).say).toContain("a field that does not exist");
  });
});

describe("files that are no list of leads", () => {
  it.each([
    ["nothing", "", "This file is empty"],
    ["a byte order mark", "\ufeff", "This file is empty"],
    ["blank lines", "\n \n\t\n", "This file is empty"],
    ["an Excel workbook", "PK\x03\x04\x14\0[Content_Types].xml", "Excel workbook. Save it as CSV"],
    ["a zip archive", "PK\x03\x04\x14\0mimetype", "zip archive"],
    ["a PDF", "%PDF-1.7\n", "PDF document"],
    ["a web page", "<html><table><tr><td>Email</td>", "web page"],
    ["a vCard", "BEGIN:VCARD\nVERSION:3.0\n", "vCard"],
    ["JSON", '[{"email":"a@acme.example"}]', "JSON"],
    ["random bytes", "\x01\x02\x03\x04email,name\x05\x06\x07", "not a text file"],
    ["rows without a header", "Ada,a@acme.example\nBob,b@acme.example\n", "no header row"],
    ["unknown columns", "foo,bar\n1,2\n", 'the first reads "foo,bar"'],
    ["no way to reach anybody", "Name,Company\nAda,Acme\n", "No column of this file is known"],
  ])("refuses %s and says what to do", async (_kind, content, words) => {
    const error = await refusal(content);
    expect(error.code).toBe("invalid_input");
    expect(error.say).toContain(words);
  });

  it("refuses old Excel and gzip by their first bytes", async () => {
    const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect((await refusal(xls)).say).toContain("old Excel workbook");
    expect((await refusal(Buffer.from([0x1f, 0x8b, 8, 0]))).say).toContain("gzip");
  });

  it("refuses a line without end instead of holding it in memory", async () => {
    const error = await refusal(`Name,Email\n${"x".repeat(1_500_000)}`);
    expect(error.say).toContain("longer than a megabyte");
  });
});

describe("streaming", () => {
  function endlessFile() {
    const state = { chunks: 0, closed: false };
    function* chunks(): Generator<Uint8Array> {
      try {
        yield Buffer.from("Name,Email\n");
        for (;;) {
          state.chunks += 1;
          yield Buffer.from("Ada Lovelace,ada@acme.example\n".repeat(1000));
        }
      } finally {
        state.closed = true;
      }
    }
    return { state, input: chunks() };
  }

  it("gives rows of a file without end while it holds no more than a few blocks", async () => {
    const { state, input } = endlessFile();
    let rows = 0;
    for await (const item of readLeadCsv(input)) {
      if ("lead" in item) rows += 1;
      expect(state.chunks * 1000 - rows).toBeLessThan(20_000);
      if (rows === 100_000) break;
    }
    expect(state.closed).toBe(true);
  });

  it("lets go of the input when the file is refused", async () => {
    const { state, input } = endlessFile();
    const items = readLeadCsv(input, { mapping: { Nobody: "email" } });
    await expect(items.next()).rejects.toBeInstanceOf(AppError);
    expect(state.closed).toBe(true);
  });
});
