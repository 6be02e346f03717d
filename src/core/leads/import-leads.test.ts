import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant } from "../operation.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

const FILE = [
  "Full Name,Email,Company,Team Size",
  "Ada Lovelace,ada@analytical.example,Analytical,12",
  "Grace Hopper,grace@navy.example,Navy,40",
  "Ada Again,ADA@analytical.example,Other,1",
  "Nobody,,,",
  "Broken,not an address,,",
  "Stopped,stop@suppressed.example,,",
].join("\n");

test("every row of a file is accounted for, with its number and its reason", async () => {
  const riley = await world.addUser();
  await world.core.suppressContacts(riley, { domains: ["suppressed.example"] });
  const done = await importFile(riley, FILE);
  expect(done).toMatchObject({
    format: "generic",
    rows: 6,
    counts: { created: 2, updated: 0, duplicate: 1, suppressed: 1, invalid: 2 },
    problems_left_out: 0,
  });
  expect(done.problems.map((row) => [row.row_number, row.outcome, row.field])).toEqual([
    [4, "duplicate", "email"],
    [5, "invalid", "email"],
    [6, "invalid", "email"],
    [7, "suppressed", "email"],
  ]);
  expect(done.problems[0]?.reason).toContain("row 2");
  const { lead } = await world.core.getLead(riley, { lead: "ada@analytical.example" });
  expect(lead).toMatchObject({
    full_name: "Ada Lovelace",
    company: "Analytical",
    enrichment_data: { "Team Size": "12" },
  });
});

test("running an import again creates nothing, and leaves one audit row a run", async () => {
  const riley = await world.addUser();
  await importFile(riley, FILE);
  const again = await importFile(riley, FILE);
  expect(again.counts).toMatchObject({ created: 0, updated: 0, duplicate: 4 });
  const entries = await openTenant({ deps: world.deps, actor: riley }, ({ tx }) =>
    tx.auditEntry.findMany({
      where: { action: "import_leads" },
      select: { detail: true },
      orderBy: { id: "asc" },
    }),
  );
  expect(entries.map(({ detail }) => detail)).toMatchObject([{ created: 3 }, { created: 0 }]);
});

test("a dry run counts as the import will, over several chunks, and writes nothing", async () => {
  const riley = await world.addUser();
  const lines = Array.from(
    { length: 4500 },
    (_, n) => `Lead ${n % 4200},lead${n % 4200}@x.example`,
  );
  const file = ["Name,Email", ...lines].join("\n");
  const dry = await importFile(riley, file, { dry_run: true });
  expect((await world.core.searchLeads(riley, {})).leads).toEqual([]);
  const progress: number[] = [];
  const real = await importFile(riley, file, {
    on_progress: ({ rows }: { rows: number }) => progress.push(rows),
  });
  expect(dry.counts).toEqual(real.counts);
  expect(real.counts).toMatchObject({ created: 4200, duplicate: 300 });
  expect(real.problems).toHaveLength(200);
  expect(real.problems_left_out).toBe(100);
  expect(progress).toEqual([2000, 4000, 4500]);
});

test("a file that breaks off keeps the rows before it, and the audit log says how many", async () => {
  const riley = await world.addUser();
  async function* broken() {
    const lines = Array.from({ length: 40_000 }, (_, n) => `Lead ${n},lead${n}@x.example`);
    yield Buffer.from(`Name,Email\n${lines.join("\n")}`);
    throw new Error("the connection was lost");
  }
  const run = world.core.importLeads(riley, { file_name: "broken.csv", content: broken() });
  await expect(run).rejects.toThrow("the connection was lost");
  const [entry, kept] = await openTenant({ deps: world.deps, actor: riley }, async ({ tx }) => [
    await tx.auditEntry.findFirstOrThrow({ where: { action: "import_leads" } }),
    await tx.lead.count(),
  ]);
  expect(kept).toBeGreaterThan(0);
  expect(entry.detail).toMatchObject({ created: kept });
});

test("a person's mapping decides what a column is", async () => {
  const riley = await world.addUser();
  const done = await importFile(riley, "Wer,Wohin\nAda Lovelace,ada@analytical.example", {
    mapping: { Wer: "full_name", Wohin: "email" },
  });
  expect(done.columns).toEqual([
    { header: "Wer", field: "full_name" },
    { header: "Wohin", field: "email" },
  ]);
  expect(done.counts.created).toBe(1);
});

function importFile(actor: TestUser, text: string, options: object = {}) {
  async function* content() {
    yield Buffer.from(text);
  }
  return world.core.importLeads(actor, {
    file_name: "leads.csv",
    content: content(),
    ...options,
  });
}
