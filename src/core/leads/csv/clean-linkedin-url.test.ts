import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLinkedinUrl } from "./clean-linkedin-url.ts";

const profile = (slug: string) => ({ url: `https://www.linkedin.com/in/${slug}` });

describe("the address of a LinkedIn profile", () => {
  it.each([
    "https://www.linkedin.com/in/ada-lovelace",
    "http://linkedin.com/in/ada-lovelace/",
    "www.linkedin.com/in/Ada-Lovelace",
    "https://de.linkedin.com/in/ada-lovelace?trk=people&x=1",
    "https://www.linkedin.com/in/ada-lovelace/de#about",
    "https://www.linkedin.com/mwlite/in/ada-lovelace",
    "linkedin.com/in/ada-lovelace",
    "/in/ada-lovelace",
  ])("is one and the same in %j", (cell) => {
    expect(cleanLinkedinUrl(cell)).toEqual(profile("ada-lovelace"));
  });

  it("is one and the same with accents written as letters or as percent signs", () => {
    const encoded = cleanLinkedinUrl("https://www.linkedin.com/in/%c3%a9mile");
    expect(encoded).toEqual(profile("%C3%A9mile"));
    expect(cleanLinkedinUrl("https://www.linkedin.com/in/Émile")).toEqual(encoded);
  });

  it("is made from a Sales Navigator lead, whose id tells capital letters apart", () => {
    const cell = "https://www.linkedin.com/sales/lead/ACwAAAbCdEf0123456789,NAME_SEARCH,aBcD";
    expect(cleanLinkedinUrl(cell)).toEqual(profile("ACwAAAbCdEf0123456789"));
  });

  it.each([
    ["https://www.linkedin.com/company/acme", "company"],
    ["https://www.linkedin.com/", "looks like"],
    ["https://www.linkedin.com/in/", "looks like"],
    ["https://www.linkedin.com/in/%E9", "looks like"],
    ["https://www.linkedin.com/in/---", "looks like"],
    ["https://www.linkedin.com/feed", "looks like"],
    ["https://linkedin.com.evil.example/in/ada", "not the address"],
    ["https://evil.example/linkedin.com/in/ada", "not the address"],
    ["javascript:alert(1)//linkedin.com/in/ada", "not the address"],
    ["https://x@linkedin.com/in/ada", "not the address"],
    ["ada-lovelace", "not the address"],
  ])("is not found in %j", (cell, reason) => {
    expect(cleanLinkedinUrl(cell)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it("stays the same when it is cleaned again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (slug) => {
        const once = cleanLinkedinUrl(`linkedin.com/in/${slug}`);
        if ("url" in once) expect(cleanLinkedinUrl(once.url)).toEqual(once);
      }),
    );
  });
});
