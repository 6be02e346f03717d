import { expect, test } from "vitest";
import { checkLeadInput } from "./check-lead-input.ts";

test("a lead is cleaned as a row of a file is", () => {
  const checked = checkLeadInput({
    email: " Ada.Lovelace@ANALYTICAL.example ",
    linkedin_url: "linkedin.com/in/Ada/?trk=x",
    time_zone: "europe/berlin",
  });
  expect(checked).toEqual({
    lead: {
      full_name: "Ada Lovelace",
      email: "Ada.Lovelace@analytical.example",
      linkedin_url: "https://www.linkedin.com/in/ada",
      company: null,
      title: null,
      industry: null,
      location: null,
      phone: null,
      time_zone: "Europe/Berlin",
      enrichment_data: {},
    },
  });
});

test("what was named on purpose and cannot be used is a problem of that field", () => {
  const lead = { full_name: "Ada Lovelace", email: "ada@analytical.example" };
  const fieldOf = (more: object) => {
    const checked = checkLeadInput({ ...lead, ...more });
    return "problem" in checked ? checked.problem.field : null;
  };
  expect(fieldOf({ linkedin_url: "https://www.linkedin.com/company/acme" })).toBe("linkedin_url");
  expect(fieldOf({ time_zone: "somewhere" })).toBe("time_zone");
  expect(fieldOf({ email: "ada at home" })).toBe("email");
  expect(fieldOf({ enrichment_data: { text: "x".repeat(30_000) } })).toBe("row");
  expect(fieldOf({})).toBeNull();
});
