import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestWorld } from "../../../test/setup/core-for-test.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("paging reaches every lead once, also when all were created in the same instant", async () => {
  const riley = await world.addUser();
  const leads = Array.from({ length: 25 }, (_, n) => ({
    full_name: `Lead ${n}`,
    email: `l${n}@x.example`,
  }));
  await world.core.upsertLeads(riley, { leads });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.core.searchLeads(riley, { limit: 10, ...(cursor ? { cursor } : {}) });
    seen.push(...page.leads.map((lead) => lead.lead_id));
    cursor = page.next_cursor ?? undefined;
    expect(page.has_more).toBe(cursor !== undefined);
  } while (cursor);
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
});

test("all words must match, in any field, and wildcards are only letters", async () => {
  const riley = await world.addUser();
  await world.core.upsertLeads(riley, {
    leads: [
      { full_name: "Ada Lovelace", email: "ada@analytical.example", company: "100% Engines" },
      { full_name: "Ada Byron", email: "byron@poets.example" },
      { full_name: "Grace Hopper", email: "grace@navy.example", title: "Admiral" },
    ],
  });
  const names = async (query: string) =>
    (await world.core.searchLeads(riley, { query })).leads.map((lead) => lead.full_name);
  expect(await names("ada ANALYTICAL")).toEqual(["Ada Lovelace"]);
  expect(await names("admiral")).toEqual(["Grace Hopper"]);
  expect(await names("0%")).toEqual(["Ada Lovelace"]);
  expect(await names("_da")).toEqual([]);
});

test("a cursor of another account, or a made-up one, is refused", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser()];
  const leads = [{ email: "ada@x.example" }, { email: "bob@x.example" }];
  await world.core.upsertLeads(riley, { leads });
  const { next_cursor } = await world.core.searchLeads(riley, { limit: 1 });
  const cursor = next_cursor ?? "";
  await expect(world.core.searchLeads(sam, { cursor })).rejects.toMatchObject({ field: "cursor" });
  const forged = Buffer.from(JSON.stringify([riley.user_id, "now()", "1"])).toString("base64url");
  await expect(world.core.searchLeads(riley, { cursor: forged })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("a lead is found by id, address or name; a name that several have asks which one", async () => {
  const riley = await world.addUser();
  const { results } = await world.core.upsertLeads(riley, {
    leads: [
      { full_name: "Ada Lovelace", email: "ada@analytical.example" },
      { full_name: "Grace Hopper", email: "grace@navy.example" },
      { full_name: "Grace Hopper", email: "grace@army.example" },
    ],
  });
  const lead_id = results[0]?.lead_id ?? "";
  for (const lead of [lead_id, "ADA@analytical.example", "ada lovelace"]) {
    expect((await world.core.getLead(riley, { lead })).lead.lead_id).toBe(lead_id);
  }
  await expect(world.core.getLead(riley, { lead: "Grace Hopper" })).rejects.toMatchObject({
    code: "invalid_input",
    say: expect.stringContaining("grace@army.example"),
  });
  await expect(world.core.getLead(riley, { lead: "nobody" })).rejects.toMatchObject({
    code: "not_found",
  });
});
