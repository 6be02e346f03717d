import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestWorld } from "../../../test/setup/core-for-test.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

const ADA = { full_name: "Ada Lovelace", email: "Ada@Analytical.example", company: "Analytical" };

test("a new lead is created once; the same again changes nothing and says so", async () => {
  const riley = await world.addUser();
  const first = await world.core.upsertLeads(riley, { leads: [ADA] });
  expect(first.counts).toEqual({ created: 1, updated: 0, duplicate: 0, suppressed: 0, invalid: 0 });
  const again = await world.core.upsertLeads(riley, { leads: [ADA] });
  expect(again.counts).toMatchObject({ created: 0, updated: 0, duplicate: 1 });
  expect(again.results[0]?.lead_id).toBe(first.results[0]?.lead_id);
});

test("what is given fills in and changes a known lead, and what is not given stays", async () => {
  const riley = await world.addUser();
  await world.core.upsertLeads(riley, { leads: [{ ...ADA, enrichment_data: { team: 4 } }] });
  const changed = await world.core.upsertLeads(riley, {
    leads: [
      { email: "ada@analytical.EXAMPLE", title: "Countess", enrichment_data: { hobby: "x" } },
    ],
  });
  expect(changed.counts.updated).toBe(1);
  const { lead } = await world.core.getLead(riley, { lead: "ada@analytical.example" });
  expect(lead).toMatchObject({
    full_name: "Ada Lovelace",
    company: "Analytical",
    title: "Countess",
    enrichment_data: { team: 4, hobby: "x" },
  });
});

test("a lead without an address is known by the LinkedIn profile, and takes the address later", async () => {
  const riley = await world.addUser();
  const linkedin_url = "https://www.linkedin.com/in/ada-lovelace";
  const first = await world.core.upsertLeads(riley, {
    leads: [{ full_name: "Ada Lovelace", linkedin_url: "linkedin.com/in/Ada-Lovelace/?x=1" }],
  });
  const again = await world.core.upsertLeads(riley, { leads: [{ linkedin_url, title: "CTO" }] });
  expect(again.results[0]).toMatchObject({
    outcome: "updated",
    lead_id: first.results[0]?.lead_id,
  });
  const withMail = await world.core.upsertLeads(riley, {
    leads: [{ linkedin_url, email: "ada@analytical.example" }],
  });
  expect(withMail.results[0]?.outcome).toBe("updated");
  const { lead } = await world.core.getLead(riley, { lead: "ada@analytical.example" });
  expect(lead).toMatchObject({ full_name: "Ada Lovelace", linkedin_url, title: "CTO" });
});

test("every row has an outcome: repeats, unusable rows and people who must not be contacted too", async () => {
  const riley = await world.addUser();
  await world.core.suppressContacts(riley, {
    addresses: ["Grace@navy.example"],
    domains: ["closed.example"],
  });
  const { results, counts } = await world.core.upsertLeads(riley, {
    leads: [
      ADA,
      { ...ADA, email: "ADA@analytical.example", full_name: "A. L." },
      { full_name: "No Address" },
      { email: "grace@navy.example" },
      { email: "who@closed.example", full_name: "Who" },
      { ...ADA, email: "zone@analytical.example", time_zone: "Mars/Olympus" },
      { ...ADA, email: "link@analytical.example", linkedin_url: "https://example.com/me" },
    ],
  });
  expect(results.map((row) => [row.outcome, row.field])).toEqual([
    ["created", null],
    ["duplicate", "email"],
    ["invalid", "email"],
    ["suppressed", null],
    ["suppressed", null],
    ["invalid", "time_zone"],
    ["invalid", "linkedin_url"],
  ]);
  expect(counts).toEqual({ created: 1, updated: 0, duplicate: 1, suppressed: 2, invalid: 3 });
  expect(results[1]).toMatchObject({ lead_id: results[0]?.lead_id });
  expect(results[1]?.reason).toContain("lead 0");
  const { leads } = await world.core.searchLeads(riley, {});
  expect(leads.map((lead) => lead.email)).toEqual(["Ada@analytical.example"]);
});

test("a dry run gives the same outcomes and writes nothing", async () => {
  const riley = await world.addUser();
  const dry = await world.core.upsertLeads(riley, { leads: [ADA], dry_run: true });
  expect(dry.results[0]).toMatchObject({ outcome: "created", lead_id: null });
  expect((await world.core.searchLeads(riley, {})).leads).toEqual([]);
});

test("one account's leads are never matched with another's", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await world.core.upsertLeads(riley, { leads: [ADA] });
  const { counts } = await world.core.upsertLeads(sam, { leads: [ADA] });
  expect(counts.created).toBe(1);
});

test("a repeated call with its idempotency_key creates nothing twice and answers the same", async () => {
  const riley = await world.addUser();
  const call = { leads: [ADA], idempotency_key: "key-12345678" };
  const first = await world.core.upsertLeads(riley, call);
  expect(await world.core.upsertLeads(riley, call)).toEqual(first);
});
