import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { findSuppressions } from "./find-suppression.ts";
import { suppress } from "./suppress.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("suppressing an address, a domain or a person stops what was planned for the leads they are about", async () => {
  const riley = await world.addUser();
  const leads = await enrolled(riley, ["ada@one.example", "bob@two.example", "cyd@two.example"]);
  const done = await world.core.suppressContacts(riley.agent, {
    addresses: ["Ada <ADA@one.example>"],
    domains: ["https://www.Two.example/about"],
    lead_ids: [leads[2] ?? ""],
    reason: "asked by phone",
  });
  expect(done).toEqual({
    suppressed: 3,
    already: 0,
    leads: 3,
    steps_skipped: 9,
    already_sending: [],
  });
  for (const lead of leads) {
    const found = await world.core.getLead(riley, { lead });
    expect(found.lead).toMatchObject({ status: "new", do_not_contact_reason: "asked by phone" });
    expect(found.suppression).toMatchObject({ reason: "manual" });
    expect(found.enrollments).toMatchObject([{ status: "completed", stop_reason: "suppressed" }]);
  }
  const again = await world.core.suppressContacts(riley, { addresses: ["ada@one.example"] });
  expect(again).toMatchObject({ suppressed: 0, already: 1, steps_skipped: 0 });
});

test("who asked to be left alone is unsubscribed, whatever the status was, and opts out everywhere", async () => {
  const riley = await world.addUser();
  const [ada = ""] = await enrolled(riley, ["ada@one.example"]);
  await inTenant(riley, ({ tx }) => tx.lead.updateMany({ data: { status: "positive" } }));
  const done = await inTenant(riley, (tenant) =>
    suppress(tenant, [
      { scope: "address", value: "ADA@one.example", reason: "unsubscribed", source: "reply" },
      { scope: "person", value: ada, reason: "unsubscribed", source: "reply" },
    ]),
  );
  expect(done).toMatchObject({ added: 2, lead_ids: [ada], steps_skipped: 3 });
  const found = await world.core.getLead(riley, { lead: ada });
  expect(found.lead).toMatchObject({
    status: "unsubscribed",
    do_not_contact_reason: "They asked not to be contacted.",
  });
  expect(found.enrollments).toMatchObject([{ status: "opted_out" }]);
});

test("a suppression is found by its hash when its value is gone, for leads of this account alone", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await world.core.suppressContacts(riley, {
    addresses: ["ada@one.example"],
    domains: ["two.example"],
  });
  await inTenant(riley, ({ tx }) => tx.suppression.updateMany({ data: { value: null } }));
  const contacts = [
    { lead_id: "a", email: "Ada@One.example" },
    { lead_id: "b", email: "somebody@TWO.example" },
    { lead_id: "c", email: "else@three.example" },
    { lead_id: "d", email: null },
  ];
  const found = await inTenant(riley, ({ tx }) => findSuppressions(tx, contacts));
  expect(found).toEqual(
    new Map([
      ["a", { scope: "address", reason: "manual" }],
      ["b", { scope: "domain", reason: "manual" }],
    ]),
  );
  expect((await inTenant(sam, ({ tx }) => findSuppressions(tx, contacts))).size).toBe(0);
});

test("what is no address, no domain or no lead is refused before anything is written", async () => {
  const riley = await world.addUser();
  const attempts = [
    [{ addresses: ["ada@one.example", "nonsense"] }, "addresses.1"],
    [{ domains: ["not a domain"] }, "domains.0"],
    [{ lead_ids: ["00000000-0000-4000-8000-000000000000"] }, "lead_ids"],
    [{}, "lead_ids"],
  ] as const;
  for (const [input, field] of attempts) {
    await expect(
      world.core.suppressContacts(
        riley,
        input as Parameters<typeof world.core.suppressContacts>[1],
      ),
    ).rejects.toMatchObject({ field });
  }
  expect(await inTenant(riley, ({ tx }) => tx.suppression.count())).toBe(0);
});

async function enrolled(actor: TestUser, emails: string[]): Promise<string[]> {
  const leads = emails.map((email) => ({ email, full_name: "Some Body" }));
  const { results } = await world.core.upsertLeads(actor, { leads });
  const lead_ids = results.map((row) => row.lead_id ?? "");
  await world.core.createCampaign(actor, { name: "Spring", sequence_template: "email_only" });
  await world.core.enrollLeads(actor, { campaign: "Spring", lead_ids });
  return lead_ids;
}

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}
