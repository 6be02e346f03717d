import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import { TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { faultSize } from "../setup/fault-size.ts";
import { gmailAsSandbox } from "../setup/gmail-as-sandbox.ts";
import { seeded } from "../setup/seeded.ts";
import { ALL_DAY, severalMailboxes, type WorkingMailbox } from "../setup/several-mailboxes.ts";
import { type Asked, type ThrottledVendor, throttleVendor } from "../setup/throttle-vendor.ts";
import { type GmailServer, startGmailServer } from "../vendors/gmail-server.ts";

const TIMEOUT_MS = 60 * 60_000;
const MINUTE = 60_000;
/** So many minutes of business time a storm may take to drain; its retries may wait six hours. */
const LONGEST_MINUTES = 7 * 24 * 60;
/** The shortest wait is two minutes; the test's clock and the database's are set a moment apart. */
const ACCURACY_MS = 1_000;
const signal = new AbortController().signal;
const seed = faultSeed("throttled-vendor");
const size = faultSize({
  sample: { mailboxes: 4, each: 5 },
  full: { mailboxes: 20, each: 25 },
});

let google: GmailServer;
let front: ThrottledVendor;
let world: TestWorld;
let owner: pg.Client;
let mailboxes: WorkingMailbox[] = [];
let clock = new Date(TUESDAY).getTime();
/** How far business time is ahead of the machine's, in ms. */
let ahead = 0;
beforeAll(async () => {
  const random = seeded(seed);
  google = await startGmailServer();
  front = await throttleVendor({ url: google.url, random, now: () => Date.now() + ahead });
  world = await coreForTest({ mailboxProviders: [gmailAsSandbox(google, front.url)], random });
  owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await moveTo(clock);
});
afterAll(async () => {
  await checkInvariants(world.database);
  await owner.end();
  await world.close();
  await front.close();
  await google.close();
});

async function moveTo(at: number): Promise<void> {
  clock = at;
  ahead = at - Date.now();
  await world.setClock(new Date(at));
  for (const { address } of mailboxes) google.account(address).setClock(new Date(at));
}

/** What had begun to leave is looked at a minute later; leases run by the real clock, which no test waits for. */
async function expireLeases(): Promise<void> {
  await owner.query(
    `update sequence_steps set lease_until = clock_timestamp() - interval '1 second'
     where delivery_state in ('claimed', 'prepared', 'sending')`,
  );
}

/** What is not sent yet, how it stands, and when its time comes (business time). */
async function waiting(): Promise<{ status: string; delivery_state: string; due: Date | null }[]> {
  const { rows } = await owner.query<{ status: string; delivery_state: string; due: Date | null }>(
    `select status, delivery_state, send_time as due from sequence_steps
     where status <> 'sent' and status <> 'skipped' order by send_time`,
  );
  return rows;
}

/** Lets business time go on, from one due touch to the next, until nothing waits any more. */
async function runUntilDrained(): Promise<void> {
  const end = clock + LONGEST_MINUTES * MINUTE;
  while (clock < end) {
    await sendDueTouches(world.deps, { limit: 50, signal });
    const left = (await waiting()).filter(({ status }) => status === "scheduled");
    const open = left.filter(({ delivery_state }) => delivery_state !== "uncertain");
    if (open.length === 0) return;
    const next = open.find(({ delivery_state }) => delivery_state === "idle")?.due?.getTime() ?? 0;
    const looks = open.some(({ delivery_state }) => delivery_state !== "idle");
    await moveTo(Math.max(clock + 1_000, looks ? clock + MINUTE : next));
    await expireLeases();
  }
}

function timesSent({ address }: WorkingMailbox, step_id: string): number {
  return google.account(address).timesSent(step_id);
}

/** Calls that would make the message leave. What only asks how it stands is no try. */
const isTry = ({ call }: Asked) => call === "POST /drafts" || call === "POST /drafts/send";

/** A 5xx to a send leaves open whether the message is out: that is looked into within a minute, whatever the wait. */
const mayHaveLeft = ({ call, status }: Asked) => call === "POST /drafts/send" && status >= 500;

/** Tries of a touch within the wait that the vendor asked for when it turned away an earlier one. */
function impatient(step_id: string): Asked[] {
  let notBefore = 0;
  return front.asked
    .filter((one) => one.send_id === step_id && isTry(one))
    .filter((one) => {
      const early = one.at < notBefore - ACCURACY_MS;
      if (one.retryAfterMs !== null && !mayHaveLeft(one)) notBefore = one.at + one.retryAfterMs;
      return early;
    });
}

it(`every message leaves once through a vendor that turns away 30 % of the calls (seed ${seed})`, {
  timeout: TIMEOUT_MS,
}, async () => {
  mailboxes = await severalMailboxes(world, { ...size, settings: { window: ALL_DAY } });
  await moveTo(clock);
  front.fail(0.3);
  await runUntilDrained();
  expect(await waiting(), "everything is sent").toEqual([]);
  for (const mailbox of mailboxes)
    for (const { step_id } of mailbox.touches) expect(timesSent(mailbox, step_id)).toBe(1);
  const refused = front.asked.filter(({ status }) => status >= 429);
  expect(refused.length, "the vendor did turn calls away").toBeGreaterThan(front.asked.length / 6);
});

it("a wait that the vendor asked for is kept, by every message", () => {
  const asked = front.asked.filter(({ retryAfterMs }) => retryAfterMs !== null);
  expect(asked.length, "it did ask for waits").toBeGreaterThan(5);
  const touches = new Set(front.asked.flatMap(({ send_id }) => send_id ?? []));
  expect([...touches].flatMap(impatient)).toEqual([]);
});
