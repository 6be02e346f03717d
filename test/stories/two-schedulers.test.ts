import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { generateKeyRing } from "../../src/core/credentials/key-ring.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { openTenant } from "../../src/core/operation.ts";
import { approvedCampaign, TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { type Product, startProduct } from "./product.ts";

/** Hundreds of sends by real processes, on whatever machine this is. */
const TIMEOUT_MS = 10 * 60_000;
const DRAIN_MS = 25_000;

let world: TestWorld;
let owner: pg.Client;
let folder: string;
let running: Product[] = [];
beforeAll(async () => {
  world = await coreForTest();
  owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  folder = await makeFolder();
});
afterAll(async () => {
  await owner.end();
  await world.close();
  await removeFolder(folder);
});
// Before the sending hours: what is approved now is due at nine.
beforeEach(() => world.setClock("2027-03-02T05:00:00Z"));
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop("SIGKILL")));
  running = [];
  await checkInvariants(world.database);
});

async function startScheduler(): Promise<Product> {
  const one = await startProduct({
    folder,
    args: ["--only", "scheduler"],
    env: {
      DATABASE_URL: world.database.appUrl,
      CREDENTIALS_KEYS: generateKeyRing(),
      LOG_LEVEL: "error",
    },
  });
  running.push(one);
  return one;
}

/** One after the other: in a checkout, whoever comes first may have to build the program. */
async function startSchedulers(many: number): Promise<Product[]> {
  const started: Product[] = [];
  while (started.length < many) started.push(await startScheduler());
  return started;
}

const tenInTheMorning = () => world.setClock(TUESDAY);

/** Approved for nine o'clock, spread over several accounts with a mailbox each. */
async function approvedTouches(mailboxes: number, each: number): Promise<string[]> {
  const step_ids: string[] = [];
  for (let made = 0; made < mailboxes; made += 1) {
    const user = await world.addUser();
    await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
      tx.mailbox.update({
        where: { id: user.mailbox_id },
        data: { daily_cap: 1_000, ramp_start: 1_000 },
        select: { id: true },
      }),
    );
    const { touches } = await approvedCampaign(world, user, { leads: each });
    step_ids.push(...touches.map(({ step_id }) => step_id));
  }
  return step_ids;
}

async function count(sql: string, ids: string[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from ${sql} = any ($1)`,
    [ids],
  );
  return rows[0]?.count ?? 0;
}

const sent = (ids: string[]) => count("sequence_steps where status = 'sent' and id", ids);
const inFlight = (ids: string[]) =>
  count("sequence_steps where delivery_state in ('claimed', 'prepared', 'sending') and id", ids);

async function untilSent(ids: string[], wanted: number): Promise<void> {
  while ((await sent(ids)) < wanted) await pause(250);
}

/** Every touch left the vendor once, and is recorded once. */
async function expectEachOnce(ids: string[]): Promise<void> {
  const { rows } = await owner.query<{ mails: number; messages: number; touches: number }>(
    `select mails, messages, count(*)::int as touches from (
       select s.id,
         (select count(*)::int from sandbox_mail where send_id = s.id::text and state = 'sent') as mails,
         (select count(*)::int from messages where step_id = s.id and direction = 'outbound') as messages
       from sequence_steps s where s.id = any ($1)
     ) each_touch group by mails, messages`,
    [ids],
  );
  expect(rows).toEqual([{ mails: 1, messages: 1, touches: ids.length }]);
}

/** Everybody's claims are taken for abandoned, those of the living too. */
async function expireLeases(): Promise<void> {
  await owner.query(
    `update sequence_steps set lease_until = clock_timestamp() - interval '1 second'
     where delivery_state in ('claimed', 'prepared', 'sending')`,
  );
}

it("two schedulers on one database send 200 approved messages, each exactly once", {
  timeout: TIMEOUT_MS,
}, async () => {
  const ids = await approvedTouches(5, 40);
  await startSchedulers(2);
  await tenInTheMorning();
  await untilSent(ids, 200);
  await expectEachOnce(ids);
  expect(running.map((one) => one.said()).join()).not.toMatch(/"level":50/);
});

it("a scheduler killed in the middle and started again loses nothing and doubles nothing", {
  timeout: TIMEOUT_MS,
}, async () => {
  const ids = await approvedTouches(4, 25);
  const [doomed] = await startSchedulers(2);
  await tenInTheMorning();
  await untilSent(ids, 20);
  await doomed?.stop("SIGKILL");
  expect(await sent(ids), "it was killed in the middle").toBeLessThan(100);
  await startScheduler();
  // Harsher than time alone: while both work, each finds claims of the other that it may take over.
  while ((await sent(ids)) < 100) {
    await expireLeases();
    await pause(1_000);
  }
  await expectEachOnce(ids);
});

it("a scheduler that is asked to stop finishes what it has begun, and leaves the rest for the next", {
  timeout: TIMEOUT_MS,
}, async () => {
  const ids = await approvedTouches(4, 25);
  const leaving = await startScheduler();
  await tenInTheMorning();
  await untilSent(ids, 10);
  const asked = Date.now();
  expect(await leaving.stop("SIGTERM")).toBe(0);
  expect(Date.now() - asked).toBeLessThan(DRAIN_MS);
  expect(await inFlight(ids)).toBe(0);
  expect(await sent(ids), "it was stopped in the middle").toBeLessThan(100);
  await expectEachOnceOrWaiting(ids);
  await startScheduler();
  await untilSent(ids, 100);
  await expectEachOnce(ids);
});

async function expectEachOnceOrWaiting(ids: string[]): Promise<void> {
  const { rows } = await owner.query<{ status: string; mails: number }>(
    `select distinct s.status,
       (select count(*)::int from sandbox_mail where send_id = s.id::text and state = 'sent') as mails
     from sequence_steps s where s.id = any ($1) order by 1`,
    [ids],
  );
  expect(rows).toEqual([
    { status: "scheduled", mails: 0 },
    { status: "sent", mails: 1 },
  ]);
}
