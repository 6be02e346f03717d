import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { renderTemplate } from "./render-template.ts";
import { SEQUENCE_TEMPLATES, sequence } from "./sequence.ts";
import { builtInSequence } from "./sequence-templates.ts";
import { checkTemplate } from "./template-variables.ts";

const built = SEQUENCE_TEMPLATES.filter((template) => template !== "custom");
const poor = { offer: "We answer support mail at night.", sender_name: "Sam Poe" };
const rich = {
  ...poor,
  first_name: "Ada",
  company: "Analytical Engines International Limited",
  title: "Head of Support",
  sender_company: "Night Desk",
  meeting_link: "https://cal.example/sam",
};

describe.each(built)("the built-in sequence %s", (template) => {
  const { steps } = builtInSequence(template);
  const texts = steps.flatMap((step) =>
    step.variants.flatMap((variant) => [
      { step, field: "body" as const, text: variant.body },
      ...(variant.subject === null
        ? []
        : [{ step, field: "subject" as const, text: variant.subject }]),
    ]),
  );

  it("is a valid sequence", () => {
    expect(sequence.safeParse(builtInSequence(template)).error).toBeUndefined();
  });

  it("uses only variables that exist", () => {
    expect(texts.map(({ field, text }) => checkTemplate(text, field))).toEqual(
      texts.map(() => null),
    );
  });

  it.each([
    ["a name alone", poor],
    ["everything", rich],
  ])("reads like a person wrote it, knowing %s", (_, values) => {
    for (const { step, field, text } of texts) {
      const rendered = renderTemplate(text, values, field);
      expect(rendered).not.toMatch(/ {2}| [,.?!]|\n{3}|\b(at|as) [?.,]/);
      if (step.channel === "linkedin_invite") expect(rendered.length).toBeLessThanOrEqual(200);
    }
  });
});

it("email_first is email, follow-up, LinkedIn invitation, LinkedIn message, last email", () => {
  const { steps } = builtInSequence("email_first");
  expect(steps.map((step) => [step.channel, step.variants[0]?.subject === null])).toEqual([
    ["email", false],
    ["email", true],
    ["linkedin_invite", true],
    ["linkedin_message", true],
    ["email", true],
  ]);
  expect(steps[1]?.delay_hours).toBe(72);
});

it("a custom sequence must bring its steps", () => {
  expect(() => builtInSequence("custom")).toThrow(AppError);
});
