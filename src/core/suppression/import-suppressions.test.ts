import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { exportSuppressions } from "../../cli/export-suppressions.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

const FILE =
  "Email;Note\nada@one.example;x\nADA@one.example;again\n@two.example;\nnonsense;\n;empty\n";

test("every row of an imported list is accounted for, a dry run writes nothing, and a second run changes nothing", async () => {
  const riley = await world.addUser();
  const counts = { rows: 5, suppressed: 2, already: 0, duplicate: 1, invalid: 2 };
  expect(await importText(riley, FILE, true)).toMatchObject(counts);
  expect((await world.core.listSuppressions(riley, {})).suppressions).toEqual([]);
  const done = await importText(riley, FILE);
  expect(done).toMatchObject(counts);
  expect(done.problems.map(({ row_number }) => row_number)).toEqual([5, 6]);
  expect(await importText(riley, FILE)).toMatchObject({ ...counts, suppressed: 0, already: 2 });
});

test("importing a list stops what was planned, and a file without a usable column is refused", async () => {
  const riley = await world.addUser();
  const leads = [{ full_name: "Ada", email: "ada@planned.example" }];
  const { results } = await world.core.upsertLeads(riley, { leads });
  await world.core.createCampaign(riley, { name: "Spring", sequence_template: "email_only" });
  const lead_ids = results.map(({ lead_id }) => lead_id ?? "");
  await world.core.enrollLeads(riley, { campaign: "Spring", lead_ids });
  expect(await importText(riley, "domain\nplanned.example\n")).toMatchObject({ steps_skipped: 3 });
  await expect(importText(riley, "name,company\nAda,Acme\n")).rejects.toMatchObject({
    code: "invalid_input",
    field: "file",
  });
});

test("an export can be imported elsewhere, and no cell of it runs as a formula", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await world.core.suppressContacts(riley, {
    addresses: ["=cmd@evil.example"],
    domains: ["acme.example"],
  });
  let text = "";
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const report = await exportSuppressions({ core: world.core, actor: riley, file: null, output });
  expect(report).toEqual({ written: 2, only_hash: 0 });
  expect(text).toContain("'=cmd@evil.example");
  expect(await importText(sam, text)).toMatchObject({ rows: 2, suppressed: 2, invalid: 0 });
});

function importText(user: TestUser, text: string, dry_run = false) {
  const content = Readable.from([Buffer.from(text)]);
  return world.core.importSuppressions(user, { file_name: "list.csv", content, dry_run });
}
