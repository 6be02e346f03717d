import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { generateKeyRing } from "../../src/core/credentials/key-ring.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { faultSize } from "../setup/fault-size.ts";
import { seeded } from "../setup/seeded.ts";
import { ALL_DAY, severalMailboxes, type WorkingMailbox } from "../setup/several-mailboxes.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { type Product, startProduct } from "../stories/product.ts";

const TIMEOUT_MS = 60 * 60_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const signal = new AbortController().signal;
const seed = faultSeed("clock");
const SHIFT_DATE = new URL("../setup/shift-date.mjs", import.meta.url).href;

type Change = { zone: string; at: string; from: string; to: string };

/** Clocks that change (UTC), and hours of which the change takes or repeats a part. */
const CHANGES: Change[] = [
  { zone: "Europe/Berlin", at: "2027-03-28T01:00:00Z", from: "02:15", to: "04:00" },
  { zone: "America/New_York", at: "2027-11-07T06:00:00Z", from: "01:15", to: "01:45" },
  { zone: "Australia/Lord_Howe", at: "2027-04-03T15:00:00Z", from: "01:15", to: "02:30" },
  { zone: "America/Santiago", at: "2027-09-05T04:00:00Z", from: "00:00", to: "01:30" },
  { zone: "Africa/Casablanca", at: "2027-03-14T02:00:00Z", from: "02:30", to: "05:00" },
  { zone: "Pacific/Chatham", at: "2027-09-25T14:00:00Z", from: "02:30", to: "04:15" },
];
const size = faultSize({ sample: { leads: 6, runs: 1 }, full: { leads: 40, runs: 5 } });

let world: TestWorld;
let owner: pg.Client;
let folder: string;
let running: Product[] = [];
beforeAll(async () => {
  world = await coreForTest();
  owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  folder = await makeFolder();
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop("SIGKILL")));
  running = [];
  await checkInvariants(world.database);
});
afterAll(async () => {
  await owner.end();
  await world.close();
  await removeFolder(folder);
});

/** Approved for people of a zone, who are written to within these hours. */
async function mailboxIn({ zone, from, to }: Omit<Change, "at">): Promise<WorkingMailbox> {
  const [mailbox] = await severalMailboxes(world, {
    mailboxes: 1,
    each: size.leads,
    limits: { min_gap_seconds: 300, daily_cap: Math.ceil(size.leads / 3), time_zone: zone },
    settings: { window: { ...ALL_DAY, from, to } },
  });
  if (!mailbox) throw new Error("no mailbox was made");
  await owner.query("update leads set time_zone = $1 where user_id = $2", [
    zone,
    mailbox.user.user_id,
  ]);
  return mailbox;
}

type Mail = { send_id: string; sent_at: Date };

/** What the vendor took, with the date in each mail. */
async function mailsOf({ mailbox_id }: WorkingMailbox): Promise<Mail[]> {
  const { rows } = await owner.query<Mail>(
    "select send_id, sent_at from sandbox_mail where mailbox_id = $1 and state = 'sent'",
    [mailbox_id],
  );
  return rows;
}

/** The time on a clock in the zone, HH:MM; by Intl, of which the product makes no use for this. */
function clockIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

function outside({ zone, from, to }: Omit<Change, "at">, mails: Mail[]): string[] {
  return mails
    .map(({ sent_at }) => clockIn(zone, sent_at))
    .filter((clock) => clock < from || clock >= to);
}

/** Mostly a few minutes on, at times hours on, and at times an hour back. */
function jump(random: () => number): number {
  const drawn = random();
  if (drawn < 0.08) return -HOUR;
  if (drawn < 0.12) return 5 * HOUR;
  return (5 + Math.floor(random() * 25)) * MINUTE;
}

describe(`a clock that jumps, in a zone whose clocks change (seed ${seed})`, () => {
  it.each(CHANGES)(
    "lets every message leave once and within its hours: $zone at $at",
    {
      timeout: TIMEOUT_MS,
    },
    async (change) => {
      const random = seeded(seed);
      for (let run = 0; run < size.runs; run += 1) {
        let clock = new Date(change.at).getTime() - 30 * HOUR;
        await world.setClock(new Date(clock));
        const mailbox = await mailboxIn(change);
        const end = clock + 14 * 24 * HOUR;
        let mails: Mail[] = [];
        while (clock < end && mails.length < size.leads) {
          await sendDueTouches(world.deps, { limit: 50, signal });
          mails = await mailsOf(mailbox);
          clock += jump(random);
          await world.setClock(new Date(clock));
        }
        const ids = mailbox.touches.map(({ step_id }) => step_id);
        expect(mails.map(({ send_id }) => send_id).sort()).toEqual(ids.sort());
        expect(outside(change, mails)).toEqual([]);
      }
    },
  );
});

async function startScheduler(aheadMs: number): Promise<void> {
  running.push(
    await startProduct({
      folder,
      args: ["--only", "scheduler"],
      env: {
        DATABASE_URL: world.database.appUrl,
        CREDENTIALS_KEYS: generateKeyRing(),
        LOG_LEVEL: "error",
        NODE_OPTIONS: `--import ${SHIFT_DATE}`,
        SHIFT_DATE_MS: String(aheadMs),
      },
    }),
  );
}

/** Both have looked at least once at what is due: each reads the mailboxes in every turn, too. */
async function untilLookedAtAgain({ mailbox_id }: WorkingMailbox): Promise<void> {
  const readAt = async () => {
    const { rows } = await owner.query<{ synced_at: Date }>(
      "select synced_at from mailboxes where id = $1",
      [mailbox_id],
    );
    return rows[0]?.synced_at.getTime() ?? 0;
  };
  for (let times = 0; times < 3; times += 1) {
    const before = await readAt();
    await expect.poll(readAt, { timeout: TIMEOUT_MS, interval: 200 }).toBeGreaterThan(before);
  }
}

it("two machines, an hour before and an hour behind the database, keep the hours of the database", {
  timeout: TIMEOUT_MS,
}, async () => {
  const hours = { zone: "Europe/Berlin", from: "09:00", to: "09:30" };
  // Half past eight in Berlin: the one takes it for half past nine, the other for half past seven.
  await world.setClock("2027-03-02T07:30:00Z");
  const mailbox = await mailboxIn(hours);
  await owner.query(
    "update mailboxes set min_gap_seconds = 0, daily_cap = 1000, ramp_start = 1000",
  );
  await startScheduler(HOUR);
  await startScheduler(-HOUR);
  await untilLookedAtAgain(mailbox);
  expect(await mailsOf(mailbox), "it is too early").toEqual([]);
  await world.setClock("2027-03-02T08:00:05Z");
  const count = async () => (await mailsOf(mailbox)).length;
  await expect.poll(count, { timeout: TIMEOUT_MS, interval: 250 }).toBe(size.leads);
  await untilLookedAtAgain(mailbox);
  const mails = await mailsOf(mailbox);
  const ids = mailbox.touches.map(({ step_id }) => step_id);
  expect(mails.map(({ send_id }) => send_id).sort()).toEqual(ids.sort());
  expect(outside(hours, mails)).toEqual([]);
});

it("the machines of that run are wrong by an hour, as the run says", async () => {
  const env = { ...process.env, SHIFT_DATE_MS: String(HOUR) };
  const program = "console.log(Date.now(), new Date().getTime(), new Date(5).getTime())";
  const args = ["--import", fileURLToPath(SHIFT_DATE), "-e", program];
  const said = execFileSync(process.execPath, args, { env, encoding: "utf8" })
    .split(" ")
    .map(Number);
  expect((said[0] ?? 0) - Date.now()).toBeGreaterThan(HOUR / 2);
  expect((said[1] ?? 0) - Date.now()).toBeGreaterThan(HOUR / 2);
  expect(said[2]).toBe(5);
});
