import { fileURLToPath } from "node:url";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildSampleWorld } from "../../../test/database/sample-world.ts";
import { type FreshDatabase, freshDatabase } from "../../../test/setup/fresh-database.ts";
import { migrate } from "../db/migrate.ts";
import { openConnection } from "../db/open-connection.ts";
import { readMigrations } from "../db/read-migrations.ts";
import { backupLines } from "./backup-lines.ts";
import { readBackup } from "./read-backup.ts";
import { clearDatabase } from "./refuse-used-database.ts";
import { restoreBackup } from "./restore-backup.ts";

const migrationsFolder = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

let source: FreshDatabase;
let db: pg.Client;
beforeAll(async () => {
  source = await freshDatabase();
  db = await openConnection({ url: source.superuserUrl, purpose: "test" });
  await buildSampleWorld(db);
  // What a text form could lose: a JSON null is no null, and text may hold anything.
  await db.query(`
    update mailboxes set sync_cursor = 'null'::jsonb;
    update leads set full_name = E'Zoë "Q" \\\\ \\n\\t😀', enrichment_data = '{"deep": [1, null, "x\\\\n"]}';
    update messages set confidence = 0.1::real;
    update installation set clock_offset = '2 days 03:04:05.000006'`);
});
afterAll(async () => {
  await db.end();
  await source.drop();
});

let target: FreshDatabase;
beforeEach(async () => {
  target = await freshDatabase();
});
afterEach(() => target.drop());

async function linesOf(from: pg.Client): Promise<string[]> {
  let text = "";
  for await (const part of backupLines(from, () => {})) text += part;
  return text.trimEnd().split("\n");
}

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

async function restore(lines: string[]) {
  return restoreBackup({
    backup: await readBackup(each(lines)),
    superuserUrl: target.superuserUrl,
    ownerUrl: target.ownerUrl,
    migrationsFolder,
    onProgress: () => {},
  });
}

async function inTarget<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openConnection({ url: target.superuserUrl, purpose: "test" });
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

async function contents(client: pg.Client): Promise<Record<string, string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from ${name} t order by 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

test("a restored database equals the one that was backed up, table by table", async () => {
  await db.query(`
    update sequence_steps set delivery_state = 'idle' where delivery_state = 'sending';
    update slack_posts set state = 'posted', lease_until = null; update processed_events set state = 'done'`);
  const before = await contents(db);
  expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);
  await restore(await linesOf(db));
  const after = await inTarget(contents);
  const { installation: switchedOff, ...same } = after;
  const { installation: _was, ...rest } = before;
  expect(same).toEqual(rest);
  expect(switchedOff?.[0]).toContain("2 days 03:04:05.000006");
});

test("sending is off afterwards, and the link key lives on", async () => {
  const key =
    "select link_key, sending_enabled, sending_disabled_reason as reason from installation";
  await restore(await linesOf(db));
  const [after] = (await inTarget((client) => client.query(key))).rows;
  expect(after.sending_enabled).toBe(false);
  expect(after.reason).toMatch(/restored from a backup of \d{4}-/);
  expect(after.link_key).toBe((await db.query(key)).rows[0].link_key);
});

test("what was on its way is uncertain, and an open delivery is not worked on again", async () => {
  await db.query("begin");
  await db.query(`
    update sequence_steps set status = 'scheduled', delivery_state = 'sending', lease_until = now();
    update slack_posts set state = 'waiting', lease_until = null;
    update processed_events set state = 'received', payload = '{"text": "pause-all"}'`);
  await db.query("commit");
  const { uncertain } = await restore(await linesOf(db));
  expect(uncertain).toBeGreaterThan(0);
  const { rows } = await inTarget((client) =>
    client.query(
      `select (select array_agg(distinct delivery_state) from sequence_steps) as steps,
         (select array_agg(distinct state) from slack_posts) as posts,
         (select count(*)::int from processed_events where state = 'received' or payload is not null) as open`,
    ),
  );
  expect(rows).toEqual([{ steps: ["uncertain"], posts: ["posting"], open: 0 }]);
});

test("row-level security, the roles' rights and counting go on as before", async () => {
  await restore(await linesOf(db));
  const app = await openConnection({ url: target.appUrl, purpose: "test" });
  expect((await app.query("select 1 from leads")).rows).toEqual([]);
  await app.end();
  const { rows } = await inTarget((client) =>
    client.query(
      `insert into audit_log (user_id, actor_kind, actor, via, action)
       select id, 'person', 'test', 'cli', 'look' from users limit 1
       returning id > (select max(id) from audit_log) as next`,
    ),
  );
  expect(rows).toEqual([{ next: true }]);
});

test("a backup of an older version is loaded into its own schema and then brought up to date", async () => {
  const old = await freshDatabase();
  const client = await openConnection({ url: old.superuserUrl, purpose: "test" });
  const names = (await readMigrations(migrationsFolder)).map(({ name }) => name);
  await clearDatabase(client);
  await migrate({ url: old.ownerUrl, directory: migrationsFolder, only: names.slice(0, 4) });
  await client.query("insert into users (clerk_id, email) values ('u1', 'u1@sender.example')");
  await client.query(`
    insert into leads (user_id, full_name, email) select id, 'Ada', 'ada@x.example' from users;
    insert into campaigns (user_id, name) select id, 'C' from users;
    insert into sequence_steps (user_id, campaign_id, lead_id, step_number, channel, approval_state, approval_requested_at)
      select c.user_id, c.id, l.id, 1, 'email', 'requested', now() from campaigns c, leads l`);
  const lines = await linesOf(client);
  await client.end();
  await old.drop();
  await restore(lines);
  const { rows } = await inTarget((now) =>
    now.query(
      "select approval_expires_at is not null as expires, (select count(*)::int from _prisma_migrations) as migrations from sequence_steps",
    ),
  );
  expect(rows).toEqual([{ expires: true, migrations: names.length }]);
});

test("nothing is restored over somebody's data, or under a running product", async () => {
  const lines = await linesOf(db);
  const app = await openConnection({ url: target.appUrl, purpose: "test" });
  await expect(restore(lines)).rejects.toMatchObject({
    code: "conflict",
    next: expect.stringMatching(/Stop/),
  });
  await app.end();
  await restore(lines);
  await expect(restore(lines)).rejects.toMatchObject({
    code: "conflict",
    say: expect.stringMatching(/empty one/),
  });
});

test("a file that is cut short, damaged, foreign or newer restores nothing, and says why", async () => {
  const lines = await linesOf(db);
  const header = JSON.parse(lines[0] ?? "");
  const wrong: [string[], RegExp][] = [
    [lines.slice(0, -1), /cut short/],
    [[...lines.slice(0, -2), '["x"]', lines.at(-1) ?? ""], /damaged/],
    [[...lines.slice(0, -1), "[]"], /does not end/],
    [["PGDMP"], /no backup/],
    [
      [JSON.stringify({ ...header, migrations: ["29990101000000_new"] }), ...lines.slice(1)],
      /newer version/,
    ],
  ];
  for (const [given, said] of wrong)
    await expect(restore(given)).rejects.toMatchObject({ say: expect.stringMatching(said) });
  const { rows } = await inTarget((client) => client.query("select count(*)::int as n from leads"));
  expect(rows).toEqual([{ n: 0 }]);
});
