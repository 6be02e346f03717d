import { expect, test } from "vitest";
import { renderExample } from "./render-example.ts";
import type { SequenceStep } from "./sequence.ts";
import { builtInSequence } from "./sequence-templates.ts";

const OWN = {
  offer: "We find stale leads.",
  meeting_link: "",
  sender_name: "Riley",
  sender_company: "",
};

const step = (body: string): SequenceStep => ({
  ...{ step_number: 1, channel: "email", delay_hours: 0, window: null, brief: null },
  variants: [{ key: "A", subject: "For {{ company }}", body }],
});

test("every built-in first step reads complete to the example lead", () => {
  for (const template of [
    "email_first",
    "linkedin_first",
    "email_only",
    "linkedin_only",
  ] as const) {
    const [first] = builtInSequence(template).steps;
    if (!first) throw new Error("a template has steps");
    const example = renderExample(first, OWN);
    expect(example).toMatchObject({ problem: null });
    expect(example?.body).toMatch(/^Hi Dana,[^{]*Riley$/s);
  }
});

test("a column of an import stands for itself, and what is missing is said", () => {
  expect(renderExample(step("You run {{ fleet_size }} cars."), OWN)).toEqual({
    ...{ subject: "For Acme", body: "You run [fleet_size] cars.", problem: null },
  });
  expect(renderExample(step("Book: {{ meeting_link }}"), OWN)).toEqual({
    ...{ subject: null, body: "" },
    problem: expect.stringContaining("{{ meeting_link }}"),
  });
});

test("a step that a model writes has no example", () => {
  expect(renderExample({ ...step("x"), variants: [], brief: "Write." }, OWN)).toBeNull();
});
