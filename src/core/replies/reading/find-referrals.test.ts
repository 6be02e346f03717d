import { expect, it } from "vitest";
import { findReferrals } from "./find-referrals.ts";
import { readMail } from "./read-mail.ts";

it.each([
  ["Please contact Jane Doe (jane@acme.example).", "Jane Doe", "jane@acme.example"],
  ["Talk to my boss, Tom Berg: Tom.Berg@acme.example", "Tom Berg", "tom.berg@acme.example"],
  ["Jane <jane@acme.example> runs this.", "Jane", "jane@acme.example"],
  ["Try sales@acme.example instead", null, "sales@acme.example"],
  ["You should speak with Lisa Ray about it.", "Lisa Ray", null],
  ["Bitte wenden Sie sich an Frau Anna von der Heide.", "Anna von der Heide", null],
  ["Contactez plutôt Marie Curie.", "Marie Curie", null],
  ["Jonas Weber handles that: jonas@acme.example", "Jonas Weber", "jonas@acme.example"],
  ["Hable con Luis Vega, por favor.", "Luis Vega", null],
  ["Neem contact op met Jan de Vries.", "Jan de Vries", null],
])("%s points to %s, %s", async (text, name, email) => {
  expect(await referralsIn(text)).toEqual([{ name, email }]);
});

it("takes whoever is copied where the words say so, and nobody who is merely in Cc", async () => {
  const cc = "Cc: Kim Park <kim@acme.example>, ana@ours.example\n";
  expect(await referralsIn("Looping in Kim.", cc)).toEqual([
    { name: "Kim Park", email: "kim@acme.example" },
  ]);
  expect(await referralsIn("Sounds good.", cc)).toEqual([]);
});

it.each([
  "Write to me at bo.private@acme.example, please.",
  "My new address is bo.new@acme.example",
  "Reach me on bo@prospect.example or no-reply@acme.example",
  "As I told ana@ours.example already.",
  "I met Tom Berg last week in Paris.",
])("points to nobody else: %s", async (text) => {
  expect(await referralsIn(text)).toEqual([]);
});

async function referralsIn(text: string, headers = "") {
  const mail = await readMail(
    Buffer.from(`From: bo@prospect.example\nTo: ana@ours.example\n${headers}\n${text}\n`),
  );
  return findReferrals(mail, mail.text, ["ana@ours.example"]);
}
