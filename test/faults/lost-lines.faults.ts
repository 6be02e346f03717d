import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { CoreDeps } from "../../src/core/core-deps.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { openDatabase } from "../../src/core/db/open-database.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import type { MailboxProvider } from "../../src/core/ports/mailbox.ts";
import { smtpProvider } from "../../src/core/providers/smtp.ts";
import { TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { startFaultProxy, type Weather } from "../setup/fault-proxy.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { faultSize } from "../setup/fault-size.ts";
import { gmailAsSandbox } from "../setup/gmail-as-sandbox.ts";
import { seeded } from "../setup/seeded.ts";
import { severalMailboxes, type WorkingMailbox } from "../setup/several-mailboxes.ts";
import { startSmtpSink } from "../setup/start-smtp-sink.ts";
import { startGmailServer } from "../vendors/gmail-server.ts";

const TIMEOUT_MS = 60 * 60_000;
const signal = new AbortController().signal;
const seed = faultSeed("lost-lines");
const size = faultSize({ sample: { mailboxes: 2, each: 4 }, full: { mailboxes: 10, each: 40 } });
/** A line that says nothing for so long is taken for lost; the product waits a minute. */
const SILENCE_MS = 3_000;
/** Provider calls that say nothing for so long count as lost. */
const PATIENCE = { sendMs: 2_000, answerMs: 2_000 };

const WEATHERS: [string, Weather][] = [
  ["delays what it carries", { delayMs: 40 }],
  ["is cut again and again", { cut: 0.01 }],
  ["ends in a black hole", { blackHole: 0.004 }],
  ["does all of that", { delayMs: 10, cut: 0.005, blackHole: 0.003 }],
];
const BAD_LINES = faultSize({ sample: WEATHERS.slice(-1), full: WEATHERS });

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function openWorld(overrides: Partial<CoreDeps>): Promise<TestWorld> {
  const world = await coreForTest(overrides);
  cleanUps.push(world.close, () => checkInvariants(world.database));
  await world.setClock(TUESDAY);
  return world;
}

async function startProxy(port: number, random: () => number) {
  const proxy = await startFaultProxy({ to: { host: "127.0.0.1", port }, random });
  cleanUps.push(proxy.close);
  return proxy;
}

type Outcome = { waiting: number; uncertain: number };

/** Through a line that stays good. */
async function ask<Row extends object>({ database }: TestWorld, sql: string): Promise<Row[]> {
  const owner = await openConnection({ url: database.ownerUrl, purpose: "test" });
  try {
    return (await owner.query<Row>(sql)).rows;
  } finally {
    await owner.end();
  }
}

async function outcome(world: TestWorld): Promise<Outcome> {
  const [row] = await ask<Outcome>(
    world,
    `select count(*) filter (where status = 'scheduled' and delivery_state <> 'uncertain')::int as waiting,
       count(*) filter (where delivery_state = 'uncertain')::int as uncertain from sequence_steps`,
  );
  return row ?? { waiting: -1, uncertain: -1 };
}

/** Nobody waits two minutes for an abandoned claim here, nor half an hour for the next try. */
function hurry(world: TestWorld): Promise<object[]> {
  return ask(
    world,
    `with abandoned as (
       update sequence_steps set lease_until = clock_timestamp() - interval '1 second'
       where delivery_state in ('claimed', 'prepared', 'sending')
     ), rested as (update mailboxes set failures = 0, breaker_until = null)
     update sequence_steps set send_time = '2027-03-02T09:00:00Z'
     where status = 'scheduled' and delivery_state = 'idle'`,
  );
}

/** Sends through the bad line, in turns, and then through the good one it has become; answers what is left. */
async function weather(
  world: TestWorld,
  { deps, turns, calm }: { deps: CoreDeps; turns: number; calm(): void },
): Promise<Outcome> {
  const turn = async () => {
    await sendDueTouches(deps, { limit: 50, signal, patience: PATIENCE }).catch(() => undefined);
    await pause(100);
    await hurry(world);
  };
  for (let done = 0; done < turns; done += 1) await turn();
  calm();
  for (let done = 0; done < 30 && (await outcome(world)).waiting > 0; done += 1) await turn();
  return outcome(world);
}

function eachTouch(
  mailboxes: WorkingMailbox[],
  times: (box: WorkingMailbox, id: string) => number,
) {
  return mailboxes.flatMap((box) => box.touches.map(({ step_id }) => times(box, step_id)));
}

const onceEach = (mailboxes: WorkingMailbox[]) => eachTouch(mailboxes, () => 1);

describe(`a line to PostgreSQL (seed ${seed})`, () => {
  it.each(BAD_LINES)(
    "that %s doubles nothing and loses nothing",
    { timeout: TIMEOUT_MS },
    async (_name, bad) => {
      const google = await startGmailServer();
      cleanUps.push(google.close);
      const world = await openWorld({ mailboxProviders: [gmailAsSandbox(google)] });
      const mailboxes = await severalMailboxes(world, size);
      for (const { address } of mailboxes) google.account(address).setClock(TUESDAY);
      const url = new URL(world.database.appUrl);
      const proxy = await startProxy(Number(url.port), seeded(seed));
      url.port = String(proxy.port);
      const db = openDatabase({ url: url.href, silenceMs: SILENCE_MS });
      cleanUps.push(db.close, () => proxy.cutAll());
      proxy.setWeather(bad);
      const left = await weather(world, {
        deps: { ...world.deps, db },
        turns: 4,
        calm: () => proxy.setWeather({}),
      });
      expect(left).toEqual({ waiting: 0, uncertain: 0 });
      const times = eachTouch(mailboxes, ({ address }, id) =>
        google.account(address).timesSent(id),
      );
      expect(times).toEqual(onceEach(mailboxes));
      const { delayed, cut, blackHoles } = proxy.counted;
      expect(delayed + cut + blackHoles, "the line was bad").toBeGreaterThan(0);
    },
  );
});

describe(`a line to Gmail (seed ${seed})`, () => {
  it.each(BAD_LINES)(
    "that %s doubles nothing and loses nothing",
    { timeout: TIMEOUT_MS },
    async (_name, bad) => {
      const google = await startGmailServer();
      cleanUps.push(google.close);
      const proxy = await startProxy(Number(new URL(google.url).port), seeded(seed));
      const through = `http://127.0.0.1:${proxy.port}`;
      const world = await openWorld({ mailboxProviders: [gmailAsSandbox(google, through)] });
      const mailboxes = await severalMailboxes(world, size);
      for (const { address } of mailboxes) google.account(address).setClock(TUESDAY);
      proxy.setWeather(manyTimes(bad, 10));
      const left = await weather(world, {
        deps: world.deps,
        turns: 4,
        calm: () => {
          proxy.cutAll();
          proxy.setWeather({});
        },
      });
      expect(left).toEqual({ waiting: 0, uncertain: 0 });
      const times = eachTouch(mailboxes, ({ address }, id) =>
        google.account(address).timesSent(id),
      );
      expect(times).toEqual(onceEach(mailboxes));
    },
  );
});

/** A vendor is asked far less often than the database, in larger pieces. */
function manyTimes({ delayMs = 0, cut = 0, blackHole = 0 }: Weather, times: number): Weather {
  return { delayMs, cut: cut * times, blackHole: blackHole * times };
}

/** SMTP in the sandbox's place, because only a sandbox lets a test move the clock. */
function smtpAsSandbox(port: number): MailboxProvider {
  const smtp = smtpProvider({ answerMs: 1_000 });
  const credentials = {
    smtp_url: `smtp://sam:right@127.0.0.1:${port}`,
    imap_url: null,
  };
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: (account) => smtp.open({ ...account, credentials }),
  };
}

describe(`a line to an SMTP server (seed ${seed})`, () => {
  it.each(BAD_LINES)(
    "that %s doubles nothing; what may have gone is shown to a person",
    { timeout: TIMEOUT_MS },
    async (_name, bad) => {
      const sink = await startSmtpSink();
      cleanUps.push(sink.close);
      const proxy = await startProxy(sink.port, seeded(seed));
      const world = await openWorld({ mailboxProviders: [smtpAsSandbox(proxy.port)] });
      const mailboxes = await severalMailboxes(world, size);
      proxy.setWeather(manyTimes(bad, 5));
      const left = await weather(world, {
        deps: world.deps,
        turns: 4,
        calm: () => proxy.setWeather({}),
      });
      expect(left.waiting).toBe(0);
      const times = eachTouch(mailboxes, (_box, id) => sink.timesTaken(id));
      expect(
        times.filter((taken) => taken > 1),
        "nothing is doubled",
      ).toEqual([]);
      // What no protocol can tell is neither sent again nor dropped.
      expect(times.filter((taken) => taken === 0).length).toBeLessThanOrEqual(left.uncertain);
    },
  );
});
