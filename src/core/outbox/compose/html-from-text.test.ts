import fc from "fast-check";
import { expect, it } from "vitest";
import { htmlFromText } from "./html-from-text.ts";

const inside = (text: string): string =>
  htmlFromText(text).replace(/^<!DOCTYPE html>\n<html><body>\n|\n<\/body><\/html>\n$/g, "");

it("paragraphs and line breaks stay", () => {
  expect(inside("a\r\nb\n\n\nc")).toBe("<p>a<br>\nb</p>\n<p>c</p>");
});

it.each([
  ["see https://a.example/x.", '<p>see <a href="https://a.example/x">https://a.example/x</a>.</p>'],
  ["(https://a.example)", '<p>(<a href="https://a.example">https://a.example</a>)</p>'],
  [
    "https://a.example/w_(x)?",
    '<p><a href="https://a.example/w_(x)">https://a.example/w_(x)</a>?</p>',
  ],
  ["javascript:alert(1)", "<p>javascript:alert(1)</p>"],
])("links are clickable, and end where they should: %j", (text, html) => {
  expect(inside(text)).toBe(html);
});

it("no text becomes markup", () => {
  const nasty = fc.string({ unit: fc.constantFrom(..."<>\"'&/ab=\n :", "https://", "<script>") });
  fc.assert(
    fc.property(nasty, (text) => {
      const tags = inside(text).match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        expect(tag).toMatch(/^<(p|\/p|br|\/a|a href="https:\/\/[^"<>]*")>$/);
      }
    }),
  );
});
