import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanLongText, cleanText, shortenText } from "./clean-text.ts";

it.each([
  ["  Ada \t\n Lovelace ", "Ada Lovelace"],
  ["Rene\u0301", "René"],
  ["a\u0000b\u0007c\u200bd\u202ee\ufeff", "abcde"],
  ["Ada\u00a0Lovelace", "Ada Lovelace"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["tag\u{e0041}\u{e007f}", "tag"],
  ['="00123"', "00123"],
  ["'+49 30 1", "+49 30 1"],
  ["'tis", "'tis"],
  ["=1+1", "=1+1"],
])("cleans %j", (cell, text) => {
  expect(cleanText(cell, 50)).toBe(text);
});

it("cuts long text without leaving half an emoji", () => {
  expect(cleanText("ab😀cd", 3)).toBe("ab");
  expect(cleanText("ab😀cd", 4)).toBe("ab😀");
});

it("keeps the lines of long text", () => {
  expect(cleanLongText(" one \r\n\r\n two  three\u0007\n", 50)).toBe("one\n\ntwo three");
});

it("shortens a value for a message to eighty characters in one line", () => {
  expect(shortenText("x\ny")).toBe("x y");
  expect(shortenText("x".repeat(500))).toBe(`${"x".repeat(79)}…`);
});

it("changes nothing when it cleans a clean text again", () => {
  const plain = fc
    .string({ unit: "binary" })
    .filter((text) => !/^\s*['=]/.test(cleanText(text, 99)));
  fc.assert(
    fc.property(plain, (text) => {
      const once = cleanText(text, 99);
      expect(cleanText(once, 99)).toBe(once);
    }),
  );
});
