import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { renderTemplate } from "../../src/core/sequences/render-template.ts";
import { FUZZ_TIMEOUT, fuzzCases } from "../setup/fuzz-cases.ts";

const PIECES = [
  "{{ first_name }}",
  "{{ company | default: 'there' }}",
  "{{",
  "}}",
  "{%",
  "%}",
  "{% if company %}",
  "{% endif %}",
  "{% for i in (1..1000000000) %}",
  "{% endfor %}",
  "{% raw %}",
  "{% include '/etc/passwd' %}",
  "{% render 'x' %}",
  "{% assign a = 'x' %}",
  "{% capture a %}",
  "{% endcapture %}",
  "{{ a | append: a | append: a }}",
  "{{ first_name | times: 99999999 }}",
  "{{ constructor.constructor }}",
  "{{ __proto__ }}",
  "{{- first_name -}}",
  "\n",
  "\u0000",
  "Hi ",
  ",",
];
const template = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 10 })), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(""));
const values = fc.record({
  first_name: fc.option(fc.string({ unit: "binary", maxLength: 20 })),
  company: fc.option(
    fc.constantFrom("Acme", "{{ first_name }}", "{% for %}", "a\r\nBcc: x@y.example"),
  ),
});

describe("a template", { timeout: FUZZ_TIMEOUT }, () => {
  it("is filled in completely or refused with a reason, whatever is in it", () => {
    const render = (text: string, given: object, field: "subject" | "body") => {
      const out = rendered(text, given, field);
      if (out === null) return;
      expect(out.trim()).not.toBe("");
      expect(out).not.toMatch(/\{\{|\{%/);
      if (field === "subject") expect(out).not.toMatch(/[\r\n]/);
      expect(out).not.toMatch(/root:|\[native code\]|\[object Object\]/);
    };
    const field = fc.constantFrom("subject" as const, "body" as const);
    fc.assert(fc.property(template, values, field, render), fuzzCases(300));
  });

  it.each([
    ["a loop without an end", "{% for i in (1..1000000000) %}x{% endfor %}"],
    ["loops in loops", `${"{% for i in (1..1000) %}".repeat(6)}x${"{% endfor %}".repeat(6)}`],
    [
      "a text that doubles",
      `{% assign a = 'x' %}${"{% assign a = a | append: a %}".repeat(40)}{{ a }}`,
    ],
    ["conditions in conditions", "{% if company %}".repeat(20_000)],
    ["opened braces", "{{".repeat(100_000)],
    ["one long variable", `{{ ${"a".repeat(100_000)} }}`],
    ["filters without an end", `{{ first_name ${"| upcase ".repeat(20_000)} }}`],
    ["greetings", `Hi${" ".repeat(100_000)}x\n`],
  ])("of %s takes two seconds of a processor at most", (_what, text) => {
    const before = process.cpuUsage();
    rendered(text, { first_name: "Ada", company: "Acme" }, "body");
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});

/** The text, or null where it was refused in the one way it may be. */
function rendered(text: string, given: object, field: "subject" | "body"): string | null {
  try {
    return renderTemplate(text, given as Record<string, string | null>, field);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    return null;
  }
}
