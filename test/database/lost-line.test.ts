import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { type Database, openDatabase } from "../../src/core/db/open-database.ts";
import { withTenant } from "../../src/core/db/with-tenant.ts";
import { type FaultProxy, startFaultProxy } from "../setup/fault-proxy.ts";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";

const SILENCE_MS = 1_000;

let fresh: FreshDatabase;
let proxy: FaultProxy;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  const url = new URL(fresh.appUrl);
  const to = { host: url.hostname, port: Number(url.port) };
  proxy = await startFaultProxy({ to, random: () => 0 });
  url.port = String(proxy.port);
  db = openDatabase({ url: url.href, silenceMs: SILENCE_MS });
});
afterAll(async () => {
  proxy.cutAll();
  await db.close();
  await proxy.close();
  await fresh.drop();
});

const ask = () => db.prisma.$queryRaw`select 1 as one`;

/** What this database's application still holds on the server. */
async function openTransactions(): Promise<number> {
  const owner = await openConnection({ url: fresh.superuserUrl, purpose: "test" });
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = $1 and usename = 'sdr_app' and xact_start is not null`,
    [fresh.name],
  );
  await owner.end();
  return rows[0]?.count ?? -1;
}

describe("a line to the database that leads nowhere", () => {
  it("fails whoever asked on it, and the next is answered on another", async () => {
    await ask();
    proxy.setWeather({ blackHole: 1 });
    await expect(ask()).rejects.toThrow();
    proxy.setWeather({});
    expect(await ask()).toEqual([{ one: 1 }]);
  });

  it("keeps no locks on the server, and no place in the pool", async () => {
    const lost = withTenant(db, "user_lost", async ({ tx }) => {
      proxy.setWeather({ blackHole: 1 });
      await tx.$queryRaw`select 1`;
    });
    await expect(lost).rejects.toThrow();
    proxy.setWeather({});
    await expect.poll(openTransactions, { timeout: 10_000 }).toBe(0);
    expect(await Promise.all(Array.from({ length: 20 }, ask))).toHaveLength(20);
  });
});
