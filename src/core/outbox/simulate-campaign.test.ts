import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type FrozenClock, freezeClock } from "../../../test/setup/freeze-clock.ts";
import { draftDueTouches } from "../approvals/draft-due-touches.ts";
import { withTenant } from "../db/with-tenant.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const TUESDAY = new Date("2027-03-02T09:00:00Z");
const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];

let world: TestWorld;
let clock: FrozenClock;
/** Ends the sending job after one claim, so that touches are sent strictly one after the other. */
let oneSend = new AbortController();

beforeAll(async () => {
  world = await coreForTest({
    checkpoint: async (reached) => {
      if (reached === "claimed") oneSend.abort();
    },
  });
  clock = await freezeClock(world.database);
});
afterAll(async () => {
  await clock?.close();
  await world?.close();
});

type Sent = { lead_id: string; step_number: number; mailbox: string; at: string };

const hours = fc
  .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, open]) => ({ from: clockTime(from), to: clockTime(Math.min(24, from + open)) }));
const windows = fc
  .tuple(fc.subarray(["mon", "tue", "wed", "thu", "fri", "sun"] as const, { minLength: 1 }), hours)
  .map(([days, open]) => ({ days, ...open, skip_holidays: ["2027-03-03", "2027-10-31"] }));
const steps = fc.array(
  fc.record({
    channel: fc.constantFrom("email", "email", "linkedin_message"),
    delay_hours: fc.constantFrom<number>(0, 1, 24, 49),
    window: fc.option(windows, { freq: 3 }),
  }),
  { minLength: 1, maxLength: 3 },
);
const mailboxes = fc.array(
  fc.record({
    time_zone: fc.constantFrom(...ZONES),
    daily_cap: fc.integer({ min: 1, max: 4 }),
    ramp_start: fc.integer({ min: 1, max: 3 }),
    ramp_step: fc.integer({ min: 0, max: 1 }),
    min_gap_seconds: fc.constantFrom<number>(0, 0, 420, 5_400),
    gap_jitter_seconds: fc.constantFrom<number>(0, 90, 600),
  }),
  { minLength: 1, maxLength: 3 },
);
const leads = fc.array(
  fc.record({
    zone: fc.option(fc.constantFrom(...ZONES), { freq: 3 }),
    profile: fc.boolean(),
    fate: fc.constantFrom("none", "none", "none", "suppressed", "unsubscribed"),
  }),
  { minLength: 1, maxLength: 6 },
);
const scenario = fc.record({
  start: fc
    .constantFrom("2027-03-02T09:00:00Z", "2027-03-26T16:55:00Z", "2027-10-29T15:03:30Z")
    .map((at) => new Date(at)),
  window: windows,
  steps,
  mailboxes,
  leads,
  /** After so many moves of the clock it is asked again. */
  moves: fc.integer({ min: 1, max: 6 }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

describe("a simulated campaign", () => {
  it("is what the scheduler then does, to the second, from the start and from anywhere on the way", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (planned) => {
        const { user, campaign } = await enact(planned);
        const foreseen = await foresee(user, campaign);
        if (await hasNobody(user, campaign)) {
          expect(foreseen).toEqual([]);
          return;
        }
        await world.core.startCampaign(user, { campaign });
        const midway = await drive(user, planned.start, planned.moves);
        const before = await sentBy(user);
        const foreseenMidway = await foresee(user, campaign);
        await drive(user, midway, 1_000);
        const after = await sentBy(user);
        expect(foreseen).toEqual(after);
        expect(foreseenMidway).toEqual(after.slice(before.length));
      }),
      // Each try runs a whole campaign, so a failure is shown as it is instead of being made smaller.
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);

  it("says what holds everything back, and goes on as if that were lifted now", async () => {
    const { user, campaign } = await enact(planOf({ leads: 1 }));
    const simulated = await world.core.simulateCampaign(user, { campaign });
    expect(simulated.blockers).toEqual([
      expect.objectContaining({ next: expect.stringContaining("/sdr campaign start Spring") }),
    ]);
    expect(simulated.assumptions[0]).toMatch(/lifted now/);
    expect(simulated).toMatchObject({
      totals: { would_send: 2, never: 0, later: 0 },
      first_at: TUESDAY.toISOString(),
      by_day: [
        { day: "2027-03-02", would_send: 1 },
        { day: "2027-03-04", would_send: 1 },
      ],
    });
    expect(simulated.touches[0]).toMatchObject({
      full_name: "Lead 0",
      mailbox: "sender0@lantern.example",
      local_time: "2027-03-02 10:00",
      time_zone: "Europe/Berlin",
    });
    await world.core.startCampaign(user, { campaign });
    expect((await world.core.simulateCampaign(user, { campaign })).blockers).toEqual([]);
    await world.core.pauseAll(user, { reason: "Holidays" });
    const [stop] = (await world.core.simulateCampaign(user, { campaign })).blockers;
    expect(stop?.reason).toMatch(/^Sending is switched off/);
  });

  it("says who gets nothing, and why", async () => {
    const plan = planOf({ leads: 3 });
    plan.leads[0] = { zone: null, profile: false, fate: "unsubscribed" };
    plan.leads[1] = { zone: null, profile: false, fate: "suppressed" };
    const { user, campaign } = await enact(plan);
    const { touches, totals, never_because } = await world.core.simulateCampaign(user, {
      campaign,
    });
    expect(totals).toEqual({ would_send: 2, never: 4, later: 0 });
    expect(never_because.map(({ touches }) => touches)).toEqual([2, 2]);
    const never = touches.filter(({ outcome }) => outcome === "never");
    expect(new Set(never.map(({ full_name }) => full_name))).toEqual(new Set(["Lead 0", "Lead 1"]));
    expect(never).toContainEqual(expect.objectContaining({ reason: "unsubscribed", at: null }));
  });

  it("counts what other running campaigns send from the same mailbox", async () => {
    const plan = planOf({ leads: 1, daily_cap: 1 });
    const { user, campaign } = await enact(plan);
    await world.core.startCampaign(user, { campaign });
    await draftDueTouches(world.deps, { limit: 50, signal: new AbortController().signal });
    await approveAll(user);
    await clock.set(new Date(TUESDAY.getTime() + 60_000));
    const other = await addCampaign(user, plan, "Autumn");
    const { touches } = await world.core.simulateCampaign(user, { campaign: other });
    expect(touches.map(({ full_name }) => full_name)).toEqual(["Late", "Late"]);
    // The one message of this day is the other campaign's, whose turn came a minute earlier.
    expect(touches[0]?.at).toBe("2027-03-03T08:00:00.000Z");
  });

  it("stores nothing, and lists no more than was asked for", async () => {
    const { user, campaign } = await enact(planOf({ leads: 3 }));
    const before = await fingerprint(user);
    const { touches, touches_left_out, leads_left_out } = await world.core.simulateCampaign(
      user.agent,
      { campaign, leads: 2, limit: 3 },
    );
    expect(await fingerprint(user)).toEqual(before);
    expect({ listed: touches.length, touches_left_out, leads_left_out }).toEqual({
      listed: 3,
      touches_left_out: 1,
      leads_left_out: 1,
    });
  });
});

/** Two mails, a day and a half apart, in Berlin's working hours. */
function planOf({ leads, daily_cap = 50 }: { leads: number; daily_cap?: number }): Scenario {
  const box = { time_zone: "Europe/Berlin", daily_cap, ramp_start: 50, ramp_step: 0 };
  const mail = { channel: "email" as const, window: null };
  return {
    start: TUESDAY,
    window: {
      days: ["mon", "tue", "wed", "thu", "fri"],
      from: "09:00",
      to: "17:00",
      skip_holidays: [],
    },
    steps: [
      { ...mail, delay_hours: 0 },
      { ...mail, delay_hours: 36 },
    ],
    mailboxes: [{ ...box, min_gap_seconds: 60, gap_jitter_seconds: 60 }],
    leads: Array.from({ length: leads }, () => ({ zone: null, profile: false, fate: "none" })),
    moves: 1,
  };
}

/** Everything that a simulation could have changed. */
function fingerprint(user: TestUser): Promise<unknown> {
  return withTenant(
    world.deps.db,
    user.clerk_id,
    ({ tx }) => tx.$queryRaw`
      select (select jsonb_agg(to_jsonb(s) order by s.id) from sequence_steps s) as steps,
        (select jsonb_agg(to_jsonb(e) order by e.id) from campaign_leads e) as enrollments,
        (select jsonb_agg(to_jsonb(m) order by m.id) from mailboxes m) as mailboxes,
        (select count(*)::int from audit_log) as audit, (select count(*)::int from sandbox_mail) as mail`,
  );
}

function clockTime(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

async function enact(planned: Scenario): Promise<{ user: TestUser; campaign: string }> {
  await clock.set(planned.start);
  const user = await world.addUser();
  await equip(user, planned.mailboxes);
  const { results } = await world.core.upsertLeads(user, {
    leads: planned.leads.map(({ zone, profile }, at) => ({
      full_name: `Lead ${at}`,
      email: `lead${at}@northwind.example`,
      company: "Northwind",
      ...(zone ? { time_zone: zone } : {}),
      ...(profile ? { linkedin_url: `https://www.linkedin.com/in/lead-${at}` } : {}),
    })),
  });
  const lead_ids = results.map(({ lead_id }) => lead_id ?? "");
  const campaign = await create(user, planned, "Spring");
  await world.core.enrollLeads(user, { campaign, lead_ids });
  for (const [at, { fate }] of planned.leads.entries()) await meet(user, lead_ids[at] ?? "", fate);
  return { user, campaign };
}

/** A second campaign, with a lead of its own. */
async function addCampaign(user: TestUser, planned: Scenario, name: string): Promise<string> {
  const { results } = await world.core.upsertLeads(user, {
    leads: [{ full_name: "Late", email: "late@northwind.example", company: "Northwind" }],
  });
  const campaign = await create(user, planned, name);
  await world.core.enrollLeads(user, { campaign, lead_ids: [results[0]?.lead_id ?? ""] });
  return campaign;
}

async function create(user: TestUser, planned: Scenario, name: string): Promise<string> {
  const { campaign } = await world.core.createCampaign(user, {
    name,
    sequence_template: "custom",
    steps: planned.steps.map((step, at) => ({
      ...step,
      step_number: at + 1,
      variants: [
        { key: "A", subject: step.channel === "email" ? "Hello" : null, body: "Shall we talk?" },
      ],
    })),
    settings: { offer: "We find stale leads.", window: planned.window, time_zone: "Europe/Berlin" },
  });
  return campaign.campaign_id;
}

async function equip(user: TestUser, planned: Scenario["mailboxes"]): Promise<void> {
  await withTenant(world.deps.db, user.clerk_id, async ({ tx, now }) => {
    await tx.mailbox.deleteMany();
    for (const [at, settings] of planned.entries()) {
      await tx.mailbox.create({
        data: {
          ...settings,
          user_id: user.user_id,
          provider: "sandbox",
          address: `sender${at}@lantern.example`,
          ramp_from: now,
          can_read_replies: true,
          // Read an hour from now, by the real clock: the inbox stays fresh however long this takes.
          synced_at: new Date(Date.now() + 3_600_000),
        },
      });
    }
  });
}

/** The gate's own refusal is met by a lead whose touches nobody stopped. */
async function meet(user: TestUser, lead_id: string, fate: string): Promise<void> {
  if (fate === "suppressed") {
    await world.core.suppressContacts(user, { lead_ids: [lead_id] });
  }
  if (fate !== "unsubscribed") return;
  await withTenant(world.deps.db, user.clerk_id, ({ tx }) =>
    tx.lead.updateMany({ where: { id: lead_id }, data: { status: "unsubscribed" } }),
  );
}

/** A campaign whose leads are all suppressed or out of reach cannot be started. */
async function hasNobody(user: TestUser, campaign: string): Promise<boolean> {
  const { blockers } = await world.core.simulateCampaign(user, { campaign });
  return blockers.some(({ reason }) => reason.startsWith("No lead is enrolled"));
}

async function foresee(user: TestUser, campaign: string): Promise<Sent[]> {
  const { touches, totals } = await world.core.simulateCampaign(user, { campaign });
  expect(totals.later).toBe(0);
  const sent = touches.filter(({ outcome }) => outcome === "would_send");
  return sent
    .map(({ lead_id, step_number, mailbox, at }) => ({
      lead_id,
      step_number,
      mailbox: mailbox ?? "",
      at: at ?? "",
    }))
    .sort(inOrder);
}

async function sentBy(user: TestUser): Promise<Sent[]> {
  const rows = await withTenant(
    world.deps.db,
    user.clerk_id,
    ({ tx }) => tx.$queryRaw<(Omit<Sent, "at"> & { sent_at: Date })[]>`
      select s.lead_id, s.step_number, m.address as mailbox, s.sent_at
      from sequence_steps s join mailboxes m on m.id = s.mailbox_id where s.status = 'sent'`,
  );
  return rows.map(({ sent_at, ...sent }) => ({ ...sent, at: sent_at.toISOString() })).sort(inOrder);
}

function inOrder(one: Sent, other: Sent): number {
  const key = ({ at, lead_id, step_number }: Sent) => `${at} ${lead_id} ${step_number}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Drafts, approves and sends what is due, then moves the clock to what is due next; answers its time. */
async function drive(user: TestUser, from: Date, moves: number): Promise<Date> {
  let now = from;
  for (let moved = 0; moved < moves; moved += 1) {
    const signal = new AbortController().signal;
    while ((await draftDueTouches(world.deps, { limit: 50, signal })) > 0) await approveAll(user);
    await sendAllDue();
    const next = await nextDue(user);
    if (!next) break;
    now = next > now ? next : now;
    await clock.set(now);
  }
  return now;
}

async function approveAll(user: TestUser): Promise<void> {
  const { cards } = await world.core.listApprovals(user, { limit: 50 });
  const drafts = cards.map(({ step_id, draft_version }) => ({ step_id, draft_version }));
  if (drafts.length === 0) return;
  const { not_approved } = await world.core.approveAll(user, { drafts });
  expect(not_approved).toEqual([]);
}

async function sendAllDue(): Promise<void> {
  for (let claimed = 1; claimed > 0; ) {
    oneSend = new AbortController();
    ({ claimed } = await sendDueTouches(world.deps, { limit: 1, signal: oneSend.signal }));
  }
}

async function nextDue(user: TestUser): Promise<Date | null> {
  const [row] = await withTenant(
    world.deps.db,
    user.clerk_id,
    ({ tx }) => tx.$queryRaw<{ at: Date | null }[]>`
      select min(case s.status when 'scheduled' then greatest(s.send_time, m.next_free_at) else s.draft_due_at end) as at
      from sequence_steps s left join mailboxes m on m.id = s.mailbox_id
      where s.status = 'scheduled' or (s.status = 'pending' and s.draft_version = 0)`,
  );
  return row?.at ?? null;
}
