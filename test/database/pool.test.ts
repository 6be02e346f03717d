import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/core/db/open-database.ts";
import { type TenantTransaction, withTenant } from "../../src/core/db/with-tenant.ts";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import type { Tenant } from "./sample-rows.ts";
import { buildSampleWorld } from "./sample-world.ts";

const TRANSACTIONS = 10_000;
const CLIENTS_PER_USER = 64;
const SEED = Number(process.env.POOL_SEED ?? 20261122);

let database: FreshDatabase;
let owner: pg.Client;
let db: Database;
let tenants: Tenant[];

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const world = await buildSampleWorld(owner);
  tenants = [world.owner, world.other];
  db = openDatabase({ url: database.appUrl, poolSize: 4 });
});
afterAll(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

test(`${TRANSACTIONS} interleaved transactions of two users on four connections meet no foreign row`, async () => {
  const run: Run = { left: TRANSACTIONS, random: randomFrom(SEED), found: [], kept: new Map() };
  const clients = tenants.flatMap((tenant) =>
    Array.from({ length: CLIENTS_PER_USER }, () => actAs(tenant, run)),
  );
  await Promise.all(clients);
  expect(run.found, `seed ${SEED}`).toEqual([]);
  for (const tenant of tenants) {
    expect(run.kept.get(tenant.user_id), `seed ${SEED}`).toBeGreaterThan(TRANSACTIONS / 20);
    expect(await writtenBy(tenant)).toBe(run.kept.get(tenant.user_id));
  }
}, 600_000);

test("outside a tenant's transaction the application sees nothing, on every connection it has used", async () => {
  await Promise.all(
    tenants.map((tenant) => withTenant(db, tenant.clerk_id, ({ tx }) => tx.lead.count())),
  );
  const counts = await Promise.all(
    Array.from({ length: 16 }, () => Promise.all([db.prisma.lead.count(), db.prisma.user.count()])),
  );
  expect(counts.flat().filter((count) => count !== 0)).toEqual([]);
});

type Run = {
  left: number;
  random: () => number;
  /** What must not have been seen. */
  found: string[];
  /** Committed inserts by user. */
  kept: Map<string, number>;
};

/** One client: transaction after transaction, each ending by chance in a commit, an abort or an error. */
async function actAs(tenant: Tenant, run: Run): Promise<void> {
  while (run.left > 0) {
    run.left -= 1;
    const ending = pickEnding(run.random());
    try {
      await withTenant(db, tenant.clerk_id, async ({ tx }) => {
        await lookAround(tx, tenant, run);
        await write(tx, tenant, run);
        await ENDINGS[ending](tx);
      });
      run.kept.set(tenant.user_id, (run.kept.get(tenant.user_id) ?? 0) + 1);
      if (ending !== "commit") run.found.push(`a transaction survived: ${ending}`);
    } catch (error) {
      if (ending === "commit") run.found.push(`a transaction failed: ${error}`);
    }
    if (run.random() < 0.05) await lookOutside(run);
  }
}

type Ending = "commit" | "abort" | "sql_error" | "killed";

const ENDINGS: Record<Ending, (tx: TenantTransaction) => Promise<unknown>> = {
  commit: async () => undefined,
  abort: async () => {
    throw new Error("changed my mind");
  },
  sql_error: (tx) => tx.$queryRaw`select 1 / 0`,
  killed: (tx) => tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`,
};

function pickEnding(chance: number): Ending {
  if (chance < 0.7) return "commit";
  if (chance < 0.85) return "abort";
  return chance < 0.995 ? "sql_error" : "killed";
}

/** Reads with no condition, as a query would whose author forgot it. */
async function lookAround(tx: TenantTransaction, tenant: Tenant, run: Run): Promise<void> {
  const rows = await tx.$queryRaw<{ user_id: string }[]>`
    select user_id from leads union select user_id from sequence_steps union select user_id from audit_log
    union select id from users`;
  for (const { user_id } of rows) {
    if (user_id !== tenant.user_id) run.found.push(`${tenant.user_id} met a row of ${user_id}`);
  }
  if (rows.length !== 1) run.found.push(`${tenant.user_id} met ${rows.length} users' rows`);
}

/** A row of one's own, and a change with no condition that must not reach anybody else. */
async function write(tx: TenantTransaction, tenant: Tenant, run: Run): Promise<void> {
  const { user_id } = tenant;
  await tx.auditEntry.create({
    data: { user_id, actor_kind: "person", actor: user_id, via: "pool", action: "write" },
    select: { id: true },
  });
  if (run.random() < 0.1) await tx.$executeRaw`update campaigns set description = ${user_id}`;
}

async function lookOutside(run: Run): Promise<void> {
  const seen = await db.prisma.lead.count();
  if (seen !== 0) run.found.push(`${seen} rows were seen outside any tenant's transaction`);
}

/** Audit rows that name their user, all others being foreign; nothing of an aborted transaction stays. */
async function writtenBy({ user_id }: Tenant): Promise<number> {
  const { rows } = await owner.query<{ own: number; foreign: number }>(
    `select count(*) filter (where user_id = $1)::int as own, count(*) filter (where user_id <> $1)::int as foreign
     from audit_log where via = 'pool' and actor = $1::text`,
    [user_id],
  );
  const { rows: campaigns } = await owner.query(
    "select from campaigns where description <> user_id::text",
  );
  if (rows[0]?.foreign || campaigns.length) throw new Error("a write reached a foreign row");
  return rows[0]?.own ?? 0;
}

/** Mulberry32: the same sequence for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
