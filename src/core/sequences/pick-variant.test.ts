import { expect, it } from "vitest";
import { pickVariant } from "./pick-variant.ts";

const touch = (lead: number) => ({ campaignId: "c1", leadId: `lead-${lead}`, stepNumber: 1 });

it("a lead gets the same variant every time", () => {
  expect(pickVariant(["A", "B"], touch(7))).toBe(pickVariant(["A", "B"], touch(7)));
});

it("leads are spread evenly over the variants", () => {
  const counts = { A: 0, B: 0, C: 0 };
  for (let lead = 0; lead < 3000; lead += 1)
    counts[pickVariant(["A", "B", "C"] as const, touch(lead))] += 1;
  for (const count of Object.values(counts)) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
