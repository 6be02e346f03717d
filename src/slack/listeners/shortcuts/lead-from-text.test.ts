import { describe, expect, it } from "vitest";
import { leadFromText } from "./lead-from-text.ts";

describe("the person a message tells about", () => {
  it.each([
    ["Please talk to Dana Smith <mailto:dana@acme.example|dana@acme.example>", "Dana Smith"],
    ["Dana Smith, dana@acme.example", "Dana Smith"],
    ["Dana van Smith-Lee (dana@acme.example) asked for us", undefined],
    ["From: Anne-Marie O'Neil &lt;dana@acme.example&gt;", "Anne-Marie O'Neil"],
    ["write to dana@acme.example", undefined],
  ])("in %j", (text, full_name) => {
    expect(leadFromText(text)).toEqual({
      email: "dana@acme.example",
      ...(full_name ? { full_name } : {}),
    });
  });

  it("may be known by their LinkedIn profile alone", () => {
    const text = "<https://www.linkedin.com/in/dana-smith?utm=1|her profile>";
    expect(leadFromText(text)).toEqual({ linkedin_url: "https://www.linkedin.com/in/dana-smith" });
  });

  it("is nobody when there is none", () => {
    expect(leadFromText("Lunch at twelve?")).toEqual({});
  });
});
