import { expect, it } from "vitest";
import { deriveFullName } from "./derive-full-name.ts";

it.each([
  ["ada.lovelace@acme.example", "Ada Lovelace"],
  ["ADA_LOVELACE+news@acme.example", "Ada Lovelace"],
  ["ada@acme.example", "Ada"],
  ["ada.lovelace2@acme.example", "Ada"],
])("reads a name from %s", (email, name) => {
  expect(deriveFullName(email, null)).toBe(name);
});

it.each(["info@acme.example", "sales.team@acme.example", "1234@acme.example", "a@acme.example"])(
  "reads none from %s",
  (email) => {
    expect(deriveFullName(email, null)).toBeNull();
  },
);

it("turns to the profile's address when the e-mail address holds no name", () => {
  const url = "https://www.linkedin.com/in/%C3%A9mile-dubois-4b2a91";
  expect(deriveFullName("info@acme.example", url)).toBe("Émile Dubois");
  expect(deriveFullName(null, "https://www.linkedin.com/in/ACwAAAbCdEf")).toBeNull();
});
