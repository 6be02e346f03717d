import { describe, expect, it } from "vitest";
import { clip, fence, fenceLine, quote } from "./mrkdwn.ts";
import { splitText, verbatim } from "./section.ts";

describe("text from outside within our own", () => {
  it("cannot mention anybody or link anywhere", () => {
    const shown = fence(
      "<!channel> @here see https://evil.example <https://evil.example|your bank>",
    );
    expect(shown).not.toMatch(/<|>|:\/\/|@here/);
    expect(shown).toContain("&lt;!channel&gt;");
  });

  it("cannot switch formatting on, and keeps the underscores of an address", () => {
    expect(fence("*bold* text_of_mine")).not.toContain("*b");
    expect(fence("dana_smith@acme.example")).toBe("dana_smith@acme.example");
  });

  it("cannot hide direction marks or control characters", () => {
    expect(fence("pay\u202egnp.exe\u0007")).toBe("paygnp.exe");
  });

  it("is quoted line by line", () => {
    expect(quote("Yes.\n>no\n")).toBe(">Yes.\n>&gt;no");
  });

  it("fits on one line where one is wanted", () => {
    expect(fenceLine("  Dana\n\tSmith ")).toBe("Dana Smith");
  });
});

describe("long texts", () => {
  it("end in an ellipsis and never in half a character", () => {
    expect(clip("abcdef", 4)).toBe("abc…");
    expect(clip("ab😀cd", 4)).toBe("ab…");
  });

  it("are cut at line ends, and are whole again when laid end to end", () => {
    const text = `${"a line of words\n".repeat(400)}${"x".repeat(5000)}`;
    const pieces = splitText(text, 3000);
    expect(pieces.join("")).toBe(text);
    expect(pieces.every((piece) => piece.length <= 3000)).toBe(true);
    expect(pieces[0]?.endsWith("\n")).toBe(true);
  });

  it("say so when not all of them is shown", () => {
    const shown = verbatim("word ".repeat(3000), 2);
    expect(shown).toHaveLength(2);
    expect(JSON.stringify(shown.at(-1))).toContain("…");
  });
});
