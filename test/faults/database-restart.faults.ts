import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { type Database, openDatabase } from "../../src/core/db/open-database.ts";
import { startScheduler } from "../../src/scheduler/start-scheduler.ts";
import { timetable } from "../../src/scheduler/timetable.ts";
import { TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { faultSize } from "../setup/fault-size.ts";
import { gmailAsSandbox } from "../setup/gmail-as-sandbox.ts";
import { seeded } from "../setup/seeded.ts";
import { severalMailboxes, type WorkingMailbox } from "../setup/several-mailboxes.ts";
import { type FragileCluster, startFragileCluster } from "../setup/start-fragile-cluster.ts";
import { type GmailServer, startGmailServer } from "../vendors/gmail-server.ts";

const TIMEOUT_MS = 60 * 60_000;
const seed = faultSeed("database-restart");
const random = seeded(seed);
/** A gap of a second keeps the mailboxes busy from the first crash to the last. */
const limits = { min_gap_seconds: 1 };
const size = faultSize({
  sample: { mailboxes: 4, each: 8, crashes: 3, everyMs: 2_500 },
  full: { mailboxes: 8, each: 220, crashes: 10, everyMs: 20_000 },
});

let cluster: FragileCluster;
let db: Database;
let google: GmailServer;
let world: TestWorld;
beforeAll(async () => {
  cluster = await startFragileCluster();
  db = openDatabase({ url: cluster.appUrl });
  google = await startGmailServer();
  world = await coreForTest({ db, mailboxProviders: [gmailAsSandbox(google)] });
  await world.setClock(TUESDAY);
});
afterAll(async () => {
  await checkInvariants(cluster);
  await db.close();
  await world.close();
  await google.close();
  await cluster.stop();
});

/** As the owner, with a connection for each question: the server comes and goes. */
async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const owner = await openConnection({ url: cluster.ownerUrl, purpose: "test" });
  try {
    return (await owner.query<Row>(sql)).rows;
  } finally {
    await owner.end();
  }
}

type Left = { waiting: number; uncertain: number };

async function left(): Promise<Left> {
  const [row] = await ask<Left>(
    `select count(*) filter (where status <> 'sent')::int as waiting,
       count(*) filter (where delivery_state = 'uncertain')::int as uncertain from sequence_steps`,
  );
  return row ?? { waiting: -1, uncertain: -1 };
}

/** Claims that a crash left behind hold for two minutes, and failed tries wait; the test does not wait for that. */
function hurry(): Promise<object[]> {
  return ask(
    `with abandoned as (
       update sequence_steps set lease_until = clock_timestamp() - interval '1 second'
       where delivery_state in ('claimed', 'prepared', 'sending')
     ), rested as (update mailboxes set failures = 0, breaker_until = null)
     update sequence_steps set send_time = '${TUESDAY}'
     where status = 'scheduled' and delivery_state = 'idle' and last_error is not null`,
  );
}

function timesSent(mailboxes: WorkingMailbox[]): number[] {
  return mailboxes.flatMap(({ address, touches }) =>
    touches.map(({ step_id }) => google.account(address).timesSent(step_id)),
  );
}

it(`a database that crashes ${size.crashes} times during the sends doubles nothing and loses nothing (seed ${seed})`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const mailboxes = await severalMailboxes(world, { ...size, limits });
  for (const { address } of mailboxes) google.account(address).setClock(TUESDAY);
  const touches = size.mailboxes * size.each;
  const failures: object[] = [];
  const log = { error: (fields: object) => void failures.push(fields) };
  const scheduler = startScheduler({ core: world.core, timetable, log });
  const done = () => timesSent(mailboxes).filter((times) => times > 0).length;

  for (let crashes = 0; crashes < size.crashes; crashes += 1) {
    await pause(size.everyMs * (0.5 + random() / 2));
    const before = done();
    expect(before, "it crashed in the middle").toBeLessThan(touches);
    await cluster.crash();
    // The same scheduler goes on, without a restart of its own.
    while (done() === before && before < touches) await pause(50);
  }
  expect(failures.length, "the scheduler noticed").toBeGreaterThan(0);
  while ((await left()).waiting > (await left()).uncertain) {
    await pause(2_000);
    await hurry();
  }
  await scheduler.stop();
  expect(await left()).toEqual({ waiting: 0, uncertain: 0 });
  expect(timesSent(mailboxes)).toEqual(Array(touches).fill(1));
});
