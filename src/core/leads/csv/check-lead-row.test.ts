import { describe, expect, it } from "vitest";
import { checkLeadRow } from "./check-lead-row.ts";
import { mapColumns } from "./map-columns.ts";

/** Checks one row given as header to cell. */
function check(row: Readonly<Record<string, string>>) {
  return checkLeadRow(Object.values(row), mapColumns(Object.keys(row)));
}

describe("a good row", () => {
  it("becomes a lead under the names of the table, with null for what is missing", () => {
    expect(
      check({ Email: "ada@acme.example", Name: " Ada  Lovelace ", City: "", Note: "hi" }),
    ).toEqual({
      lead: {
        full_name: "Ada Lovelace",
        email: "ada@acme.example",
        linkedin_url: null,
        company: null,
        title: null,
        industry: null,
        location: null,
        phone: null,
        time_zone: null,
        enrichment_data: { Note: "hi" },
      },
    });
  });

  it.each([
    [{ "First Name": "Ada", "Last Name": "Lovelace" }, "Ada Lovelace"],
    [{ "First Name": "Ada", "Last Name": "." }, "Ada"],
    [{ "First Name": "Ada", "Last Name": "Ada Lovelace" }, "Ada Lovelace"],
    [{ "First Name": "Null", "Last Name": "Na" }, "Null Na"],
    [{ Name: "ada@acme.example", "First Name": "Ada" }, "Ada"],
    [{ Name: "" }, "Countess"],
  ])("takes its name from %j", (names, name) => {
    const result = check({ ...names, Email: "Countess <ada.l@acme.example>" });
    expect(result).toMatchObject({ lead: { full_name: name } });
  });

  it("joins city, state and country without saying a place twice", () => {
    const row = { Email: "ada@acme.example", City: "Berlin", State: "Berlin", Country: "Germany" };
    expect(check(row)).toMatchObject({
      lead: { location: "Berlin, Germany", enrichment_data: {} },
    });
  });

  it("prefers the work address and keeps the other", () => {
    const row = {
      Name: "Ada",
      "Personal Email": "ada@home.example",
      "Work Email": "ada@acme.example",
    };
    expect(check(row)).toMatchObject({
      lead: {
        email: "ada@acme.example",
        enrichment_data: { "Personal Email": "ada@home.example" },
      },
    });
  });

  it("takes the second address when the first is malformed, and loses neither", () => {
    expect(check({ Name: "Ada", Email: "ada@", "Email 2": "ada@acme.example" })).toMatchObject({
      lead: { email: "ada@acme.example", enrichment_data: { Email: "ada@" } },
    });
  });

  it("takes what spreadsheets write for nothing as nothing", () => {
    const row = {
      Email: "ada@acme.example",
      Name: "Ada",
      Company: "#N/A",
      Phone: "-",
      Title: "null",
    };
    expect(check(row)).toMatchObject({ lead: { company: null, phone: null, title: null } });
  });

  it("stands without a profile or a zone that cannot be read, and keeps what was written", () => {
    const row = { Email: "ada@acme.example", LinkedIn: "see card", "Time zone": "EST" };
    expect(check(row)).toMatchObject({
      lead: {
        linkedin_url: null,
        time_zone: null,
        enrichment_data: { LinkedIn: "see card", "Time zone": "EST" },
      },
    });
  });

  it("is cut to lengths that a card and an index can hold", () => {
    const row = { Email: "ada@acme.example", Company: "x".repeat(9000), Note: "y".repeat(9000) };
    const result = check(row);
    expect("lead" in result && result.lead.company?.length).toBe(200);
    expect("lead" in result && result.lead.enrichment_data.Note?.length).toBe(5000);
  });
});

describe("a row that cannot become a lead", () => {
  it("with a malformed address names the field, the value and the reason", () => {
    const url = "https://www.linkedin.com/in/ada";
    expect(check({ Name: "Ada", Email: "ada.acme.example", LinkedIn: url })).toEqual({
      problem: {
        field: "email",
        value: "ada.acme.example",
        reason: "An e-mail address needs an @.",
      },
    });
  });

  it("with a profile that cannot be read, and no address, names the profile", () => {
    expect(
      check({ Name: "Ada", Email: "", LinkedIn: "https://www.linkedin.com/company/acme" }),
    ).toEqual({
      problem: {
        field: "linkedin_url",
        value: "https://www.linkedin.com/company/acme",
        reason: "This is a company's LinkedIn page, not a person's.",
      },
    });
  });

  it("without any way to reach the person says so", () => {
    expect(check({ Name: "Ada", Email: "n/a", LinkedIn: "" })).toMatchObject({
      problem: { field: "email", value: "", reason: expect.stringContaining("neither") },
    });
  });

  it("without a name, at the address of a role, asks for the name", () => {
    expect(check({ Name: "", Email: "info@acme.example" })).toMatchObject({
      problem: { field: "full_name", value: "info@acme.example" },
    });
  });

  it("never repeats more of a value than a message can carry", () => {
    const result = check({ Name: "Ada", Email: "x".repeat(900) });
    expect("problem" in result && result.problem.value.length).toBe(80);
  });
});
