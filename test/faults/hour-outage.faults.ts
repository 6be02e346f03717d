import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import type { MailboxProvider } from "../../src/core/ports/mailbox.ts";
import { TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { faultSize } from "../setup/fault-size.ts";
import { gmailAsSandbox } from "../setup/gmail-as-sandbox.ts";
import { seeded } from "../setup/seeded.ts";
import { severalMailboxes, type WorkingMailbox } from "../setup/several-mailboxes.ts";
import { type ThrottledVendor, throttleVendor } from "../setup/throttle-vendor.ts";
import { type GmailServer, startGmailServer } from "../vendors/gmail-server.ts";

const TIMEOUT_MS = 60 * 60_000;
const MINUTE = 60_000;
const OUTAGE_MINUTES = 60;
/** A message that was tried again and again may wait this long for its next try. */
const DRAIN_MINUTES = 7 * 60;
const signal = new AbortController().signal;
const seed = faultSeed("hour-outage");
const size = faultSize({
  sample: { mailboxes: 2, each: 4 },
  full: { mailboxes: 10, each: 20 },
});

/** A mailbox, and the line to its vendor, which alone may be down. */
type Line = WorkingMailbox & { front: ThrottledVendor };

let google: GmailServer;
let world: TestWorld;
let owner: pg.Client;
let clock = new Date(TUESDAY).getTime();
const fronts = new Map<string, ThrottledVendor>();
beforeAll(async () => {
  google = await startGmailServer();
  world = await coreForTest({ mailboxProviders: [byLine()], random: seeded(seed) });
  owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await world.setClock(TUESDAY);
});
afterAll(async () => {
  await checkInvariants(world.database);
  await owner.end();
  await world.close();
  for (const front of fronts.values()) await front.close();
  await google.close();
});

/** Each mailbox reaches its vendor through a line of its own. */
function byLine(): MailboxProvider {
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: (account) => {
      const front = fronts.get(account.address.address);
      return gmailAsSandbox(google, front?.url).open(account);
    },
  };
}

async function openLines(): Promise<Line[]> {
  const limits = { min_gap_seconds: 60, gap_jitter_seconds: 60 };
  const lines: Line[] = [];
  for (const mailbox of await severalMailboxes(world, { ...size, limits })) {
    const front = await throttleVendor({ url: google.url, random: () => 1, now: () => clock });
    fronts.set(mailbox.address, front);
    lines.push({ ...mailbox, front });
  }
  return lines;
}

type Breaker = { failures: number; breaker_until: Date | null };

async function breakerOf({ mailbox_id }: Line): Promise<Breaker> {
  const { rows } = await owner.query<Breaker>(
    "select failures, breaker_until from mailboxes where id = $1",
    [mailbox_id],
  );
  return rows[0] ?? { failures: 0, breaker_until: null };
}

/** One minute of business time. Answers which of the lines rested, and how many calls each made. */
async function minute(lines: Line[]): Promise<{ rested: boolean; calls: number }[]> {
  clock += MINUTE;
  await world.setClock(new Date(clock));
  for (const { address } of lines) google.account(address).setClock(new Date(clock));
  await owner.query(
    `update sequence_steps set lease_until = clock_timestamp() - interval '1 second'
     where delivery_state in ('claimed', 'prepared', 'sending')`,
  );
  // A minute is longer than any turn of the senders takes, so who rests past its middle rests all of it.
  const middle = new Date(clock + MINUTE / 2);
  const rested = await Promise.all(
    lines.map(async (line) => ((await breakerOf(line)).breaker_until ?? 0) > middle),
  );
  const before = lines.map(({ front }) => front.asked.length);
  await sendDueTouches(world.deps, { limit: 50, signal });
  return lines.map(({ front }, place) => ({
    rested: rested[place] ?? false,
    calls: front.asked.length - (before[place] ?? 0),
  }));
}

function timesSent({ address, touches }: Line): number[] {
  return touches.map(({ step_id }) => google.account(address).timesSent(step_id));
}

const once = ({ touches }: Line) => touches.map(() => 1);

it(`an hour without a vendor rests its mailboxes only, and everything leaves once afterwards (seed ${seed})`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const lines = await openLines();
  const down = lines.filter((_line, place) => place % 2 === 0);
  const well = lines.filter((_line, place) => place % 2 === 1);
  for (const { front } of down) front.goDown(true);

  let restedMinutes = 0;
  for (let passed = 0; passed < OUTAGE_MINUTES; passed += 1) {
    for (const { rested, calls } of await minute(down)) {
      if (!rested) continue;
      restedMinutes += 1;
      expect(calls, "a mailbox that rests leaves its vendor alone").toBe(0);
    }
  }
  expect(restedMinutes, "the breakers did open").toBeGreaterThan(down.length * 10);
  expect(down.flatMap(timesSent).filter(Boolean), "nothing got through").toEqual([]);
  for (const line of well) expect(timesSent(line), "the others went on").toEqual(once(line));

  for (const { front } of down) front.goDown(false);
  const isDrained = () => down.every((line) => !timesSent(line).includes(0));
  for (let passed = 0; passed < DRAIN_MINUTES && !isDrained(); passed += 1) await minute(down);
  for (const line of down) {
    expect(timesSent(line), "all of it left, once").toEqual(once(line));
    expect(await breakerOf(line), "and the breaker closed").toEqual({
      failures: 0,
      breaker_until: null,
    });
  }
});
