import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { renderTemplate, type TemplateValues } from "./render-template.ts";
import { checkTemplate, templateVariables } from "./template-variables.ts";

const body = (template: string, values: TemplateValues = {}): string =>
  renderTemplate(template, values, "body");

function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error("Nothing was refused.");
}

describe("rendering a template", () => {
  it("fills in variables, fallbacks and conditions", () => {
    const template =
      'Hi {{ first_name | default: "there" }},{% if company %} how is {{ company }}?{% endif %}';
    expect(body(template, { first_name: "Ada", company: "ACME" })).toBe("Hi Ada, how is ACME?");
    expect(body(template)).toBe("Hi there,");
  });

  it.each([undefined, null, "", "  \n"])("takes %j for no value at all", (missing) => {
    const error = refusal(() => body("Hi {{ first_name }}!", { first_name: missing }));
    expect(error).toMatchObject({ code: "invalid_input", field: "first_name" });
    expect(error.say).toContain("{{ first_name }}");
    expect(error.next).toContain('{{ first_name | default: "…" }}');
  });

  it.each([
    "Hi {{ first_name | default: '' }}, how are you?",
    "Intro\n\nHello  , how are you?",
    "Hallo {% if first_name %}{{ first_name }}{% endif %} ,",
  ])("never greets nobody: %j", (template) => {
    expect(refusal(() => body(template)).say).toMatch(/greeting has no name/);
  });

  it("never lets template marks out, wherever they came from", () => {
    const hostile = { company: "{{ offer }}" };
    expect(refusal(() => body("At {{ company }}", hostile)).say).toMatch(/template marks/);
    expect(refusal(() => body("Hi {{ first_name")).code).toBe("invalid_input");
    expect(refusal(() => body("{% raw %}{{ x }}{% endraw %}")).code).toBe("invalid_input");
  });

  it.each([
    '{% include "/etc/passwd" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    "{% for i in (1..9) %}x{% endfor %}",
    "{{ company.constructor.name }}",
    "{{ constructor }}",
    "{{ __proto__ }}",
    "{{ company | nofilter }}",
    "{% if company %}open",
  ])("has no files, loops, prototypes or unknown filters: %s", (template) => {
    expect(refusal(() => body(template, { company: "ACME" })).code).toBe("invalid_input");
  });

  it("stops a template that eats memory", () => {
    const doubling = `{% assign a = company %}${"{% assign a = a | append: a %}".repeat(40)}`;
    expect(refusal(() => body(`${doubling}{{ a }}`, { company: "x".repeat(99) })).code).toBe(
      "invalid_input",
    );
  });

  it("keeps a subject on one line", () => {
    const subject = (company: string) => () =>
      renderTemplate("At {{ company }}", { company }, "subject");
    for (const value of ["A\r\nBcc: x@y.z", "A\nB", "A\rB", "A\u0000B"]) {
      expect(refusal(subject(value)).field).toBe("subject");
    }
    expect(subject("ACME")()).toBe("At ACME");
  });

  it("puts values in as they are, or refuses; it never runs them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (company) => {
        try {
          expect(body("[{{ company }}]", { company })).toBe(`[${company.trim()}]`);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
          expect(company).toMatch(/^\s*$|\{\{|\{%|\}\}|%\}|\0/);
        }
      }),
    );
  });
});

describe("checking a template when it is written", () => {
  it("finds nothing wrong with a sound one", () => {
    expect(checkTemplate("Hi {{ first_name }} {% assign x = company %}{{ x }}", "body")).toBeNull();
  });

  it("names the variable nobody fills, and the field", () => {
    const error = checkTemplate("Hi {{ firstName }}, {{ lead.title }}", "steps.0.body");
    expect(error).toMatchObject({ code: "invalid_input", field: "steps.0.body" });
    expect(error?.say).toContain("{{ firstName }}, {{ lead.title }}");
    expect(checkTemplate("{{ icebreaker }}", "body", ["icebreaker"])).toBeNull();
  });

  it("names the field with a syntax error", () => {
    expect(checkTemplate("Hi {{ first_name", "subject")).toMatchObject({ field: "subject" });
    expect(checkTemplate("{% if title %}x", "body")?.say).toMatch(/not a valid template/);
  });

  it("lists each variable once", () => {
    expect(
      templateVariables("{{ a }}{{ a }}{% if b %}{{ c | default: d }}{% endif %}", "body"),
    ).toEqual(["a", "b", "c", "d"]);
  });
});
