import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { type Row, SAMPLE_TABLES, sampleId } from "./sample-rows.ts";
import { buildSampleWorld, insertText, type SampleWorld } from "./sample-world.ts";

const REFERENCE = new URL("reference-tables.sql", import.meta.url);
const TABLES = [
  "users",
  "leads",
  "campaigns",
  "sequence_steps",
  "messages",
  "campaign_leads",
  "integration_credentials",
];
const CHILDREN = ["sequence_steps", "messages", "campaign_leads"];

let database: FreshDatabase;
let owner: pg.Client;
let world: SampleWorld;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  world = await buildSampleWorld(owner);
  await owner.query("create schema reference; set search_path = reference");
  await owner.query(await readFile(REFERENCE, "utf8"));
  await owner.query("reset search_path");
});
beforeEach(() => owner.query("begin"));
afterEach(() => owner.query("rollback"));
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function rowsOf<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
  return (await owner.query<T>(sql, values)).rows;
}

describe.each(TABLES)("%s", (table) => {
  test("has the reference's columns, in their order, with type, default and nullability", async () => {
    const expected = await columnsOf("reference", table);
    const found = await columnsOf("public", table);
    expect(expected.length).toBeGreaterThan(4);
    expect(found.slice(0, expected.length)).toEqual(expected);
  });

  test("asks nothing of the reference's inserts in the columns that were added", async () => {
    const given = (await columnsOf("reference", table)).map(({ name }) => name);
    const added = (await columnsOf("public", table)).filter(({ name }) => !given.includes(name));
    const asking = added.filter(({ nullable, preset }) => nullable === "NO" && preset === null);
    const filledByTrigger = CHILDREN.includes(table) ? ["user_id"] : [];
    expect(asking.map(({ name }) => name)).toEqual(filledByTrigger);
  });

  test("has the reference's keys", async () => {
    const expected = await keysOf("reference", table);
    expect(expected).toContain("PRIMARY KEY (id)");
    expect(await keysOf("public", table)).toEqual(expect.arrayContaining(expected));
  });

  test("points where the reference points, and is deleted with it", async () => {
    const pointers = await pointersOf("public", table);
    for (const pointer of await pointersOf("reference", table))
      expect(pointers).toContainEqual(pointer);
  });
});

type Column = { name: string; type: string; preset: string | null; nullable: "YES" | "NO" };

function columnsOf(schema: string, table: string): Promise<Column[]> {
  return rowsOf(
    `select column_name as name, data_type as type, coalesce(column_default, generation_expression) as preset,
       is_nullable as nullable
     from information_schema.columns where table_schema = $1 and table_name = $2 order by ordinal_position`,
    [schema, table],
  );
}

async function keysOf(schema: string, table: string): Promise<string[]> {
  const rows = await rowsOf<{ key: string }>(
    `select pg_get_constraintdef(oid) as key from pg_constraint
     where conrelid = format('%I.%I', $1::text, $2::text)::regclass and contype in ('p', 'u')`,
    [schema, table],
  );
  return rows.map(({ key }) => key);
}

/** Each column by which a foreign key points at another table's id; composite keys count by their columns. */
function pointersOf(schema: string, table: string) {
  return rowsOf(
    `select a.attname as column, t.relname as target, confdeltype as on_delete
     from pg_constraint k cross join lateral unnest(conkey, confkey) as pair (mine, theirs)
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
     join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
     join pg_class t on t.oid = k.confrelid
     where contype = 'f' and conrelid = format('%I.%I', $1::text, $2::text)::regclass and b.attname = 'id'`,
    [schema, table],
  );
}

const ALLOWED: [table: string, column: string, values: string[]][] = [
  [
    "leads",
    "status",
    ["new", "contacted", "replied", "positive", "neutral", "negative", "unsubscribed"],
  ],
  ["leads", "source", ["manual", "zoominfo", "apollo", "clearbit", "website_visitor"]],
  ["campaigns", "status", ["draft", "active", "paused", "completed"]],
  [
    "campaigns",
    "sequence_template",
    ["email_first", "linkedin_first", "email_only", "linkedin_only", "custom"],
  ],
  ["sequence_steps", "channel", ["email", "linkedin_invite", "linkedin_message"]],
  ["sequence_steps", "status", ["pending", "scheduled", "sent", "failed", "skipped"]],
  ["messages", "direction", ["outbound", "inbound"]],
  ["messages", "channel", ["email", "linkedin", "phone", "other"]],
  ["messages", "status", ["sent", "delivered", "opened", "replied", "bounced"]],
  ["campaign_leads", "status", ["active", "paused", "completed", "opted_out"]],
  [
    "integration_credentials",
    "provider",
    ["gmail", "outlook", "linkedin", "phantombuster", "zoominfo", "apollo"],
  ],
];

/** What the reference's own inserts would name, and no more. */
const MINIMAL: Record<string, (world: SampleWorld) => Row> = {
  leads: ({ owner }) => ({ user_id: owner.user_id, full_name: "John Doe" }),
  campaigns: ({ owner }) => ({ user_id: owner.user_id, name: "Spring" }),
  sequence_steps: (world) => ({ ...parents(world), step_number: 7, channel: "email" }),
  messages: (world) => ({ ...parents(world), direction: "outbound", channel: "email" }),
  campaign_leads: parents,
  integration_credentials: ({ owner }) => ({
    user_id: owner.user_id,
    provider: "apollo",
    credentials: "{}",
  }),
};

function parents({ owner }: SampleWorld): Row {
  return { campaign_id: sampleId(owner, "campaigns", 0), lead_id: sampleId(owner, "leads", 1) };
}

function minimal(table: string): Row {
  return MINIMAL[table]?.(world) ?? {};
}

test.each(ALLOWED)(
  "%s.%s takes each allowed value and refuses another",
  async (table, column, values) => {
    for (const value of values) {
      await owner.query("savepoint one");
      await owner.query(insertText(table, { ...minimal(table), [column]: value }));
      await owner.query("rollback to savepoint one");
    }
    const wrong = owner.query(insertText(table, { ...minimal(table), [column]: "something else" }));
    await expect(wrong).rejects.toMatchObject({ code: "23514" });
  },
);

test.each([
  ["leads", { status: "new", source: "manual", enrichment_data: {} }],
  ["campaigns", { status: "draft", sequence_template: "email_first", settings: {} }],
  ["sequence_steps", { status: "pending", payload: {}, send_time: null, sent_at: null }],
  ["messages", { status: "sent", meta: {} }],
  ["campaign_leads", { status: "active" }],
  ["integration_credentials", { is_active: true }],
])("%s fills in the reference's defaults", async (table, defaults) => {
  const rows = await rowsOf(`${insertText(table, minimal(table))} returning *`);
  expect(rows).toEqual([expect.objectContaining(defaults)]);
});

test.each(CHILDREN)(
  "%s takes its user from the campaign or the lead when an insert names none",
  async (table) => {
    const { campaign_id, lead_id, ...rest } = minimal(table);
    for (const parent of [{ campaign_id }, { lead_id }, { campaign_id, lead_id }]) {
      const row = { ...rest, campaign_id: null, lead_id: null, ...parent } as Row;
      await owner.query("savepoint one");
      const rows = await rowsOf(`${insertText(table, row)} returning user_id`);
      expect(rows).toEqual([{ user_id: world.owner.user_id }]);
      await owner.query("rollback to savepoint one");
    }
  },
);

test("the reference's indexes exist under their names and cover what they are for", async () => {
  const rows = await rowsOf<{ name: string; definition: string }>(
    `select indexname as name, substring(indexdef from ' USING btree (.*)$') as definition
     from pg_indexes where schemaname = 'public'`,
  );
  const indexes = Object.fromEntries(rows.map(({ name, definition }) => [name, definition]));
  expect(indexes).toMatchObject({
    leads_user_email_unique: "(user_id, email_norm)",
    sequence_steps_send_time_idx: "(send_time) WHERE (status = 'scheduled'::text)",
    sequence_steps_campaign_lead_idx: "(campaign_id, lead_id)",
    messages_lead_id_idx: "(lead_id)",
    messages_campaign_id_idx: "(campaign_id)",
    messages_created_at_idx: "(created_at)",
  });
});

test("a user cannot have one address twice, in any spelling, and two users can have the same", async () => {
  const row = { ...minimal("leads"), email: "John@Example.com" };
  await owner.query(insertText("leads", row));
  await owner.query(insertText("leads", { ...row, user_id: world.other.user_id }));
  const again = owner.query(insertText("leads", { ...row, email: "john@example.COM" }));
  await expect(again).rejects.toMatchObject({
    code: "23505",
    constraint: "leads_user_email_unique",
  });
});

test("a lead is in a campaign once, and a user has one set of credentials a provider", async () => {
  for (const table of ["campaign_leads", "integration_credentials"]) {
    await owner.query(insertText(table, minimal(table)));
    await owner.query("savepoint one");
    const again = owner.query(insertText(table, minimal(table)));
    await expect(again, table).rejects.toMatchObject({ code: "23505" });
    await owner.query("rollback to savepoint one");
  }
});

async function countRows(where: string, values: string[]): Promise<Record<string, number>> {
  const tables = Object.keys(SAMPLE_TABLES).filter(
    (name) => SAMPLE_TABLES[name]?.kind !== "closed",
  );
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const column = table === "users" ? where.replace("user_id", "id") : where;
    const [row] = await rowsOf<{ n: number }>(
      `select count(*)::int as n from ${table} where ${column}`,
      values,
    );
    counts[table] = row?.n ?? -1;
  }
  return counts;
}

test("deleting a user removes everything of theirs, in every table, and nothing of another's", async () => {
  const others = await countRows("user_id = $1", [world.other.user_id]);
  expect(Object.values(others).every((count) => count > 0)).toBe(true);
  await owner.query("delete from users where id = $1", [world.owner.user_id]);
  const left = await countRows("user_id = $1", [world.owner.user_id]);
  expect(Object.values(left).every((count) => count === 0)).toBe(true);
  expect(await countRows("user_id = $1", [world.other.user_id])).toEqual(others);
});

test("deleting a campaign removes its steps, messages and enrolments, and keeps its leads", async () => {
  await owner.query("delete from campaigns where id = $1", [sampleId(world.owner, "campaigns", 0)]);
  expect(await countRows("user_id = $1", [world.owner.user_id])).toMatchObject({
    ...{ campaigns: 0, sequence_steps: 0, messages: 0, campaign_leads: 0, sequence_versions: 0 },
    ...{ users: 1, leads: 2, mailboxes: 1, integration_credentials: 1, audit_log: 1 },
  });
});

test("deleting a lead removes its messages, steps and enrolments, and keeps the campaign", async () => {
  await owner.query("delete from leads where id = $1", [sampleId(world.owner, "leads", 0)]);
  expect(await countRows("user_id = $1", [world.owner.user_id])).toMatchObject({
    ...{ leads: 1, messages: 0, sequence_steps: 0, campaign_leads: 0, inbound_mail: 0 },
    ...{ users: 1, campaigns: 1, mailboxes: 1, suppressions: 1 },
  });
});

test.each(["users", "leads", "campaigns", "sequence_steps", "integration_credentials"])(
  "an update of %s sets updated_at and leaves created_at",
  async (table) => {
    const past = "2020-01-01T00:00:00.000Z";
    const row = SAMPLE_TABLES[table]?.row(world.owner, 2) ?? {};
    await owner.query(insertText(table, { ...row, created_at: past, updated_at: past }));
    const rows = await rowsOf(
      `update ${table} set id = id where id = $1 returning created_at, updated_at = now() as is_fresh`,
      [row.id],
    );
    expect(rows).toEqual([{ created_at: new Date(past), is_fresh: true }]);
  },
);
