import { describe, expect, it } from "vitest";
import { generateKeyRing, parseKeyRing } from "./key-ring.ts";
import { seal, unseal } from "./seal.ts";

const place = { user_id: "u1", provider: "smtp", row_id: "r1", field: "credentials" };

describe("sealed credentials", () => {
  const ring = parseKeyRing(generateKeyRing());

  it("open only in the row, for the user and the provider they were sealed for", () => {
    const sealed = seal(ring, "secret", place);
    expect(unseal(ring, sealed, place)).toBe("secret");
    for (const field of ["user_id", "provider", "row_id", "field"] as const) {
      expect(() => unseal(ring, sealed, { ...place, [field]: "other" })).toThrow(
        /authentication failed|not a sealed value/,
      );
    }
  });

  it("do not open once any character was changed", () => {
    const sealed = seal(ring, "secret", place);
    const start = sealed.indexOf(".", 3) + 1;
    for (let at = start; at < sealed.length; at += 1) {
      if (sealed[at] === ".") continue;
      const flipped = Buffer.from(sealed);
      flipped[at] = sealed[at] === "A" ? 66 : 65;
      const bits = (text: string) =>
        text
          .split(".")
          .slice(2)
          .map((part) => Buffer.from(part, "base64url").toString("hex"));
      if (bits(flipped.toString()).join() === bits(sealed).join()) continue;
      expect(() => unseal(ring, flipped.toString(), place)).toThrow(
        /authentication failed|not a sealed value/,
      );
    }
  });

  it("never repeat an initialisation vector and never hold the secret in clear", () => {
    const all = Array.from({ length: 2000 }, () => seal(ring, "secret", place));
    expect(new Set(all.map((text) => text.split(".")[2])).size).toBe(all.length);
    expect(all.join()).not.toContain(Buffer.from("secret").toString("base64url"));
  });

  it("stay readable after a rotation as long as the old key is in the ring", () => {
    const old = generateKeyRing();
    const sealed = seal(parseKeyRing(old), "secret", place);
    const rotated = parseKeyRing(`${generateKeyRing().replace("k1", "k2")},${old}`);
    expect(unseal(rotated, sealed, place)).toBe("secret");
    expect(seal(rotated, "secret", place).split(".")[1]).toBe("k2");
    const lost = parseKeyRing(generateKeyRing().replace("k1", "k3"));
    expect(() => unseal(lost, sealed, place)).toThrow(/CREDENTIALS_KEYS does not hold/);
  });
});
