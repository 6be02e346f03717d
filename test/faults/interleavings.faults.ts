import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTenant } from "../../src/core/operation.ts";
import type { Checkpoint } from "../../src/core/outbox/attempt.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import { unsubscribeLinks } from "../../src/core/suppression/unsubscribe-links.ts";
import { type DraftedTouch, draftedCampaign, TUESDAY } from "../setup/approved-touches.ts";
import { checkInvariants } from "../setup/check-invariants.ts";
import { keepInbound, letter } from "../setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { faultSize } from "../setup/fault-size.ts";
import { type ScriptedVendor, scriptedVendor } from "../setup/scripted-vendor.ts";
import { seeded } from "../setup/seeded.ts";
import {
  type HistoryEntry,
  readSendingHistory,
  recordSendingHistory,
} from "../setup/sending-history.ts";

const TIMEOUT_MS = 60 * 60_000;
const TOUCHES_A_ROUND = 5;
/** Within about as long as a round's approvals and sends take. */
const SPREAD_MS = 120;
const signal = new AbortController().signal;
const seed = faultSeed("interleavings");
const random = seeded(seed);

let vendor: ScriptedVendor;
let world: TestWorld;
beforeAll(async () => {
  vendor = scriptedVendor({ takesMs: 5 });
  world = await coreForTest({
    mailboxProviders: [vendor.provider],
    publicUrl: "https://sdr.lantern.test",
  });
  await recordSendingHistory(world.database);
  await world.setClock(TUESDAY);
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

/** One account with one campaign, whose drafts wait for approval. */
type Round = { user: TestUser; campaign_id: string; touches: DraftedTouch[] };

type Stop = {
  kind: string;
  /** It stops every message of the round, not of one person only. */
  stopsAll?: boolean;
  run(round: Round, touch: DraftedTouch): Promise<unknown>;
};

const STOPS: readonly Stop[] = [
  { kind: "a reply", run: reply },
  { kind: "an unsubscribe link", run: unsubscribe },
  {
    kind: "a pause of the campaign",
    stopsAll: true,
    run: ({ user, campaign_id }) => world.core.pauseCampaign(user, { campaign: campaign_id }),
  },
  { kind: "the kill switch", stopsAll: true, run: ({ user }) => world.core.pauseAll(user, {}) },
  {
    kind: "a suppression",
    run: ({ user }, { lead_id }) => world.core.suppressContacts(user, { lead_ids: [lead_id] }),
  },
  {
    kind: "a rejection",
    run: ({ user }, { step_id, draft_version }) =>
      world.core.rejectDraft(user, { step_id, draft_version }).catch(tooLate),
  },
  {
    kind: "the end of the enrolment",
    run: ({ user }, { lead_id }) =>
      world.core.stopEnrollments(user, { lead_ids: [lead_id], reason: "asked by phone" }),
  },
];

/** Whoever decides second is told what happened first. */
function tooLate(error: unknown): void {
  expect(error).toMatchObject({ code: "conflict" });
}

/** Committed when this answers, whoever of several readers took it. */
async function reply({ user }: Round, { email }: DraftedTouch): Promise<void> {
  const id = await keepInbound(world, user, {
    raw: letter({ from: email, text: "Tell me more, please." }),
  });
  const isRead = () =>
    openTenant({ deps: world.deps, actor: user }, async ({ tx }) => {
      const mail = await tx.inboundMail.findUniqueOrThrow({ where: { id } });
      return mail.state !== "new";
    });
  do {
    await world.core.clock.readInbound({ limit: 50, signal });
  } while (!(await isRead()));
}

async function unsubscribe({ user }: Round, touch: DraftedTouch): Promise<void> {
  const who = { lead_id: touch.lead_id, address: touch.email, mailbox: null };
  const { https } = await openTenant({ deps: world.deps, actor: user }, (tenant) =>
    unsubscribeLinks(tenant, who),
  );
  await world.core.web.unsubscribe(https?.split("/u/")[1] ?? "");
}

/** Before these the intent is not committed, so a stop that is must win; after them the message has begun to leave. */
const BEFORE_INTENT = ["claimed", "token_made", "token_committed"] as const;
const MOMENTS = [
  ...BEFORE_INTENT,
  "intent_committed",
  "provider_answered",
  "any time",
  "any time",
  "any time",
] as const satisfies readonly (Checkpoint | "any time")[];

type Moment = (typeof MOMENTS)[number];
type Planned = { touch: DraftedTouch; stop: Stop; moment: Moment };

function pick<T>(values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** Who is stopped how and when; drawn beforehand, so that a seed gives the same plan however the run goes. */
function planRound({ touches }: Round): Planned[] {
  const stop = pick(STOPS);
  const stopped = stop.stopsAll ? [pick(touches)] : touches;
  return stopped.map((touch) => ({
    touch,
    stop: stop.stopsAll ? stop : pick(STOPS.filter((one) => !one.stopsAll)),
    moment: pick(MOMENTS),
  }));
}

async function newRound(): Promise<Round> {
  const user = await world.addUser();
  await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.mailbox.update({ where: { id: user.mailbox_id }, data: { daily_cap: 1_000 } }),
  );
  const { campaign_id, touches } = await draftedCampaign(world, user, { leads: TOUCHES_A_ROUND });
  return { user, campaign_id, touches };
}

/** Approvals, stops and two senders at once. Every stop has committed, and every sender is done, when it ends. */
async function play(round: Round, plan: Planned[]): Promise<void> {
  const atPoint = async (point: Checkpoint, step_id: string) => {
    const due = plan.find(({ touch, moment }) => touch.step_id === step_id && moment === point);
    if (due) await due.stop.run(round, due.touch);
  };
  const sender = () =>
    sendDueTouches({ ...world.deps, checkpoint: atPoint }, { limit: 50, signal });
  const people = [
    ...round.touches.map(async ({ step_id, draft_version }, place) => {
      await pause(place * 10);
      await world.core.approveDraft(round.user, { step_id, draft_version }).catch(tooLate);
    }),
    ...plan
      .filter(({ moment }) => moment === "any time")
      .map(async ({ touch, stop }) => {
        await pause(delays.get(touch.step_id) ?? 0);
        await stop.run(round, touch);
      }),
  ];
  let isOver = false;
  const senders = [1, 2].map(async () => {
    let report = await sender();
    const failed = () => expect(report.results.error ?? 0, "no send fails by the race").toBe(0);
    while (!isOver) {
      await pause(5);
      report = await sender();
      failed();
    }
    report = await sender();
    failed();
  });
  await Promise.all(people).finally(() => {
    isOver = true;
  });
  await Promise.all(senders);
}

const delays = new Map<string, number>();

type Outcome = "left" | "stopped" | "entered after a committed stop";

/** What became of a touch, by the order in which the commits happened. */
function judge(history: HistoryEntry[], { touches, ...round }: Round): Outcome[] {
  return touches.map(({ step_id }) => {
    const entered = history.find((one) => one.what === "sending" && one.step_id === step_id);
    if (!entered) return "stopped";
    const stop = history.find(
      ({ what, ...of }) =>
        (what === "skipped" && of.step_id === step_id) ||
        (what === "off" && of.campaign_id === round.campaign_id) ||
        (what === "off" && of.user_id === round.user.user_id),
    );
    return stop && stop.seq < entered.seq ? "entered after a committed stop" : "left";
  });
}

const interleavings = faultSize({ sample: 40, full: 1_000 });

it(`nothing enters sending after a committed stop, in ${interleavings} interleavings of approvals, stops and sends (seed ${seed})`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const rounds: { round: Round; plan: Planned[] }[] = [];
  for (let made = 0; made < interleavings; made += TOUCHES_A_ROUND) {
    const round = await newRound();
    const plan = planRound(round);
    for (const { touch } of plan) delays.set(touch.step_id, random() * SPREAD_MS);
    await play(round, plan);
    rounds.push({ round, plan });
  }
  const history = await readSendingHistory(world.database);
  const outcomes = rounds.flatMap(({ round }) => judge(history, round));
  expect(outcomes.filter((one) => one === "entered after a committed stop")).toEqual([]);
  for (const { round, plan } of rounds) {
    for (const { step_id } of round.touches) {
      const entered = history.some((one) => one.what === "sending" && one.step_id === step_id);
      expect(vendor.timesDelivered(step_id)).toBe(entered ? 1 : 0);
    }
    for (const planned of plan) expectByMoment(planned);
  }
  // The race was one: both sides won some.
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  expect(count("stopped")).toBeGreaterThan(interleavings / 10);
  expect(count("left")).toBeGreaterThan(interleavings / 10);
});

/** A stop that met its message at a named point leaves no doubt about who was first. */
function expectByMoment({ touch, stop, moment }: Planned): void {
  if (moment === "any time") return;
  const wasFirst = BEFORE_INTENT.some((point) => point === moment);
  expect(vendor.timesDelivered(touch.step_id), `${stop.kind} at ${moment}`).toBe(wasFirst ? 0 : 1);
}
