import { describe, expect, it } from "vitest";
import { generateKeyRing, parseKeyRing } from "./key-ring.ts";

const key = (byte: number, length = 32) => Buffer.alloc(length, byte).toString("base64");

describe("the key ring", () => {
  it("encrypts with the first key and keeps every one for decrypting", () => {
    const ring = parseKeyRing(`k2:${key(2)}, k1:${key(1)}`);
    expect(ring.active).toBe("k2");
    expect([...ring.keys].map(([id, bytes]) => [id, bytes[0], bytes.length])).toEqual([
      ["k2", 2, 32],
      ["k1", 1, 32],
    ]);
  });

  it("takes what it generates, and generates another each time", () => {
    const [first, second] = [generateKeyRing(), generateKeyRing()];
    expect(parseKeyRing(first).active).toBe("k1");
    expect(first).not.toBe(second);
  });

  it.each([
    ["a key that is too short", `k1:${key(1)},k2:${key(2, 16)}`, "entry 2 is not id:base64"],
    ["a key that is too long", `k1:${key(1, 33)}`, "entry 1 is not id:base64"],
    ["an id that is none", `a key:${key(1)}`, "entry 1 is not id:base64"],
    ["text that is no base64", `k1:${"?".repeat(44)}`, "entry 1 is not id:base64"],
    ["something after the key", `k1:${key(1)}:more`, "entry 1 is not id:base64"],
    ["an empty entry", `k1:${key(1)},`, "entry 2 is not id:base64"],
    ["two keys of one id", `k1:${key(1)},k1:${key(2)}`, "two entries have the same id"],
  ])("refuses %s and says how to make one", (_what, text, problem) => {
    expect(() => parseKeyRing(text)).toThrow(
      expect.objectContaining({
        code: "misconfigured",
        field: "CREDENTIALS_KEYS",
        say: expect.stringContaining(problem),
        next: expect.stringContaining("randomBytes(32)"),
      }),
    );
  });

  it("never repeats a key that was given without an id", () => {
    expect(() => parseKeyRing(key(7))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(key(7)) }),
    );
  });
});
