import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanEmail } from "./clean-email.ts";

describe("an e-mail address in a cell", () => {
  it.each([
    ["ada@acme.example", "ada@acme.example"],
    ["Ada.Lovelace+sdr@ACME.Example", "Ada.Lovelace+sdr@acme.example"],
    ["mailto:ada@acme.example", "ada@acme.example"],
    ["MAILTO: ada@acme.example?subject=Hi", "ada@acme.example"],
    ["<ada@acme.example>", "ada@acme.example"],
    ["'ada@acme.example'", "ada@acme.example"],
    ["ada@acme.example;", "ada@acme.example"],
    ["ada@acme.example.", "ada@acme.example"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
    ["o'brien_{x}@mail.acme.example", "o'brien_{x}@mail.acme.example"],
    ["ada@acme.example ::: ada@home.example", "ada@acme.example"],
    ["ada@, bob@acme.example", "bob@acme.example"],
    ["ada@acme.example / bob@acme.example", "ada@acme.example"],
  ])("is read from %j", (cell, email) => {
    expect(cleanEmail(cell)).toMatchObject({ email });
  });

  it("brings the name that stands before it", () => {
    const email = "ada@acme.example";
    expect(cleanEmail('"Lovelace, Ada" <ada@acme.example>')).toEqual({
      email,
      name: "Lovelace, Ada",
    });
    expect(cleanEmail(email)).toEqual({ email, name: null });
  });

  it.each([
    ["ada", "needs an @"],
    ["ada.acme.example", "needs an @"],
    ["@acme.example", "before the @"],
    ["ada@", "not a domain"],
    ["ada@acme", "not a domain"],
    ["ada@acme..example", "not a domain"],
    ["ada@-acme.example", "not a domain"],
    ["ada@127.0.0.1", "not a domain"],
    ["ada@[127.0.0.1]", "not a domain"],
    ["ada@xn--a.example", "not a domain"],
    ["ada @acme.example", "a space"],
    ["Ada Lovelace ada@acme.example", "a space"],
    ["ada@bob@acme.example", "more than one @"],
    ["ada..l@acme.example", "not a mailbox name"],
    [".ada@acme.example", "not a mailbox name"],
    ['a"b@acme.example', "not a mailbox name"],
    ["jürgen@acme.example", "accents"],
    [`${"a".repeat(65)}@acme.example`, "longer than mail allows"],
    [
      `ada@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`,
      "longer",
    ],
  ])("is refused in %j with the reason", (cell, reason) => {
    expect(cleanEmail(cell)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it("is free of blanks, brackets and line breaks whatever the cell holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.emailAddress().map((email) => `x <${email}>\r\n`),
        ),
        (cell) => {
          const result = cleanEmail(cell);
          if ("email" in result) expect(result.email).toMatch(/^[!-;=?-~]+@[a-z0-9.-]+$/);
        },
      ),
    );
  });
});
