import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { draftDueTouches } from "../../src/core/approvals/draft-due-touches.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import { suppressionHash } from "../../src/core/suppression/value-hash.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest } from "../setup/core-for-test.ts";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { findPointers } from "./find-pointers.ts";
import { SAMPLE_TABLES, sampleId } from "./sample-rows.ts";
import { buildSampleWorld, insertText, literal, type SampleWorld } from "./sample-world.ts";

const INVARIANTS = new URL("../../prisma/sql/invariants.sql", import.meta.url);

let database: FreshDatabase;
let db: pg.Client;
let world: SampleWorld;

beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.superuserUrl });
  await db.connect();
  world = await buildSampleWorld(db);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

describe("in the midst of a change", () => {
  beforeEach(() => db.query("begin"));
  afterEach(() => db.query("rollback"));

  test("a world without faults breaks no invariant", async () => {
    expect(await brokenInvariants()).toEqual([]);
  });

  test.each([
    ["a sent step has exactly one outbound message", "delete from messages"],
    ["only a sent step has an outbound message", "update sequence_steps set status = 'skipped'"],
    ["a sent step has the time it was sent at", "update sequence_steps set sent_at = null"],
    [
      "a step that is scheduled or sent was approved with the content it has",
      "update sequence_steps set approved_hash = null, approved_via = 'automatic'",
    ],
    [
      "a step that is scheduled or sent was approved with the content it has",
      "update sequence_steps set content_hash = 'other'",
    ],
    [
      "a step in flight is scheduled, or its lease has just run out",
      "update sequence_steps set delivery_state = 'sending', lease_until = now() - interval '61 minutes'",
    ],
    [
      "a step in flight has a lease",
      "update sequence_steps set delivery_state = 'claimed', lease_until = null",
    ],
    ["a mailbox sends no more a day than its cap", "update mailboxes set sent_count = 51"],
    ["nobody who unsubscribed is active in a campaign", "update leads set status = 'unsubscribed'"],
    [
      "nobody who unsubscribed has a step to come",
      `update leads set status = 'unsubscribed';
       update sequence_steps set status = 'pending', sending_at = null`,
    ],
  ])("a fault is reported: %s", async (invariant, fault) => {
    await db.query(fault);
    expect(await brokenInvariants()).toContain(invariant);
  });

  test("two messages of one step are reported, though a unique key forbids them", async () => {
    await db.query("alter table messages drop constraint messages_step_id_key");
    const { owner } = world;
    const row = {
      ...SAMPLE_TABLES.messages?.row(owner, 2),
      step_id: sampleId(owner, "sequence_steps", 0),
    };
    await db.query(insertText("messages", row));
    expect(await brokenInvariants()).toEqual([
      "a sent step has exactly one outbound message",
      "a step has at most one message",
    ]);
  });

  test("a message that left after its person was suppressed is reported, by whatever they were named", async () => {
    const { rows } = await db.query<{ link_key: string }>("select link_key from installation");
    const { owner } = world;
    const scopes = [
      ["person", sampleId(owner, "leads", 0)],
      ["address", `Lead0@${owner.clerk_id}.example`],
      ["domain", `${owner.clerk_id}.example`],
    ] as const;
    for (const [scope, value] of scopes) {
      const before = { created_at: "2027-03-02T08:59:00Z" }; // a minute before the sample's step was sent
      const hash = suppressionHash(rows[0]?.link_key ?? "", scope, value);
      await db.query("savepoint one");
      await suppress(owner.user_id, { scope, value_hash: hash, ...before });
      expect(await brokenInvariants(), scope).toEqual([
        "no message leaves after its person was suppressed",
      ]);
      await db.query("rollback to savepoint one");
      await suppress(world.other.user_id, { scope, value_hash: hash, ...before });
      await suppress(owner.user_id, {
        scope,
        value_hash: hash,
        created_at: "2027-03-02T09:00:00Z",
      });
      expect(await brokenInvariants(), scope).toEqual([]);
    }
  });

  test("a row of another user's parent is reported, for every key that forbids it", async () => {
    for (const { table, column, target } of await findPointers(db)) {
      await db.query("savepoint one; set local session_replication_role = replica"); // no foreign keys
      const theirs = SAMPLE_TABLES[target]?.row(world.other, 1) ?? {};
      await db.query(`${insertText(target, theirs)} on conflict do nothing`);
      const row = { ...SAMPLE_TABLES[table]?.row(world.owner, 2), [column]: theirs.id ?? null };
      await db.query(insertText(table, row));
      const broken = (await brokenInvariants()).join();
      expect(broken, `${table}.${column}`).toContain("belongs to the user of the row it points at");
      await db.query("rollback to savepoint one");
    }
  });
});

async function brokenInvariants(): Promise<string[]> {
  const { rows } = await db.query<{ invariant: string }>(await readFile(INVARIANTS, "utf8"));
  return [...new Set(rows.map(({ invariant }) => invariant))];
}

async function suppress(user_id: string, given: Record<string, string>): Promise<void> {
  const row = { user_id, reason: "manual", source: "test", ...given };
  await db.query(insertText("suppressions", row));
}

test("the check names the rule and the row", async () => {
  await expect(checkInvariants(database)).resolves.toBeUndefined();
  const id = sampleId(world.owner, "mailboxes", 0);
  await db.query(`update mailboxes set sent_count = 51 where id = ${literal(id)}`);
  await expect(checkInvariants(database)).rejects.toThrow(
    `a mailbox sends no more a day than its cap: ${id}`,
  );
});

test("a campaign that drafts, sends, and stops for one who must not be contacted breaks none", async () => {
  const { core, deps, ...story } = await coreForTest();
  const signal = new AbortController().signal;
  const user = await story.addUser();
  await story.setClock("2027-03-02T09:00:00Z"); // a Tuesday, ten in the morning in Berlin
  const leads = ["ada@northwind.example", "ben@contoso.example"].map((email) => ({
    ...{
      full_name: "Ada Moreau",
      email,
      company: "Northwind",
      title: "CTO",
      time_zone: "Europe/Berlin",
    },
  }));
  const { results } = await core.upsertLeads(user, { leads });
  const lead_ids = results.map(({ lead_id }) => lead_id ?? "");
  const settings = { offer: "We find stale leads." };
  const { campaign } = await core.createCampaign(user, { name: "Spring", settings });
  await core.enrollLeads(user, { campaign: campaign.campaign_id, lead_ids });
  await core.startCampaign(user, { campaign: campaign.campaign_id });
  await draftDueTouches(deps, { limit: 50, signal });
  const { cards } = await core.listApprovals(user, {});
  for (const { step_id, draft_version } of cards)
    await core.approveDraft(user, { step_id, draft_version });
  await checkInvariants(story.database);
  await core.suppressContacts(user, { addresses: ["BEN@contoso.example"] });
  const { results: sent } = await sendDueTouches(deps, { limit: 50, signal });
  expect(sent).toEqual({ sent: 1 });
  await checkInvariants(story.database);
  await story.close();
});
