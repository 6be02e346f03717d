import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { delayInWords, sequence } from "./sequence.ts";

type Input = z.input<typeof sequence>;

const email = (step_number: number, subject: string | null): Input["steps"][number] => ({
  step_number,
  channel: "email",
  variants: [{ key: "A", subject, body: "Hi" }],
});
const problems = (steps: unknown): string[] =>
  (sequence.safeParse({ steps }).error?.issues ?? []).map(
    (issue) => `${issue.path.join(".")}: ${issue.message}`,
  );

describe("a sequence", () => {
  it("needs little: defaults fill in the delay, the window and the template", () => {
    const parsed = sequence.parse({ steps: [email(1, "Hello"), email(2, null)] });
    expect(parsed.template).toBe("email_first");
    expect(parsed.steps[1]).toMatchObject({ delay_hours: 0, window: null, brief: null });
  });

  it("numbers its steps 1, 2, 3 without a gap", () => {
    expect(problems([email(1, "Hello"), email(3, null)])).toEqual([
      "steps.1.step_number: Number the steps 1, 2, 3…; this is step 2.",
    ]);
  });

  it("opens the mail thread with a subject, and gives LinkedIn none", () => {
    expect(problems([email(1, null)])).toEqual([
      "steps.0.variants: The first email needs a subject in every variant.",
    ]);
    expect(problems([{ ...email(1, "Hello"), channel: "linkedin_invite" }])).toEqual([
      "steps.0.variants: LinkedIn messages have no subject; set it to null.",
    ]);
  });

  it("has something to say in every step: a variant or a brief", () => {
    expect(problems([{ step_number: 1, channel: "email" }])[0]).toMatch(/at least one variant/);
    expect(problems([{ step_number: 1, channel: "email", brief: "Ask about hiring." }])).toEqual(
      [],
    );
  });

  it("keeps A/B variants apart and within limits", () => {
    const twice = {
      ...email(1, "Hello"),
      variants: [0, 1].map(() => ({ key: "A", subject: "S", body: "B" })),
    };
    expect(problems([twice])[0]).toMatch(/same key/);
    expect(problems(Array.from({ length: 21 }, (_, at) => email(at + 1, "S")))).not.toEqual([]);
    expect(
      problems([
        { ...email(1, "S"), variants: [{ key: "A", subject: "S", body: "x".repeat(10_001) }] },
      ]),
    ).not.toEqual([]);
  });
});

it("a delay reads like a person would say it", () => {
  expect([0, 1, 24, 36, 72].map(delayInWords)).toEqual([
    "at once",
    "1 hour",
    "1 day",
    "36 hours",
    "3 days",
  ]);
});
