import { expect, test } from "vitest";
import { builtInSequence } from "../core/sequences/sequence-templates.ts";
import { inStepWords } from "./in-step-words.ts";

const { steps } = builtInSequence("email_only");
const inWords = (say: string) => inStepWords(say, steps);

test("the place of a fault is said as a person sees it", () => {
  expect(inWords("The steps.0.variants.1.body uses {{ frist }}, which no lead has.")).toBe(
    "The text of step 1, wording B, uses {{ frist }}, which no lead has.",
  );
  expect(inWords("steps.2.variants: The first email needs a subject.")).toBe(
    "Step 3: The first email needs a subject.",
  );
  expect(inWords("The offer is missing.")).toBe("The offer is missing.");
});
