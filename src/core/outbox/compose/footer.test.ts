import { expect, it } from "vitest";
import { withFooter } from "./footer.ts";

const FOOTER = {
  postalAddress: "Night Desk, 1 Main St, Springfield",
  reason: "You get this because you are listed as head of support at Engines Ltd.",
  unsubscribeText: "Not for you? https://sdr.example/u/abc",
};

it("the footer stands below the signature mark, in the order people look for it", () => {
  expect(withFooter("Hi Ada,\n\nhello.\n", FOOTER)).toBe(
    `Hi Ada,\n\nhello.\n\n-- \n${FOOTER.reason}\n${FOOTER.unsubscribeText}\n${FOOTER.postalAddress}`,
  );
});

it("the same footer is not added twice", () => {
  const once = withFooter("Hi Ada,", FOOTER);
  expect(withFooter(once, FOOTER)).toBe(once);
});

it("missing lines leave no gap, and without any line there is no footer", () => {
  const one = { postalAddress: "1 Main St", reason: null, unsubscribeText: " " };
  expect(withFooter("Hi", one)).toBe("Hi\n\n-- \n1 Main St");
  expect(withFooter("Hi", { ...one, postalAddress: null })).toBe("Hi");
});
