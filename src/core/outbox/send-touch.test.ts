import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  approvedCampaign,
  approvedTouch,
  type DraftedTouch,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type ScriptedVendor, scriptedVendor } from "../../../test/setup/scripted-vendor.ts";
import { openConnection } from "../db/open-connection.ts";
import { AppError } from "../errors.ts";
import { openTenant } from "../operation.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import { MAX_ATTEMPTS, MOST_ATTEMPTS } from "./attempt.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const MINUTE = 60_000;
const signal = new AbortController().signal;

type Place = { world: TestWorld; vendor: ScriptedVendor };
let gmail: Place;
let smtp: Place;
let owner: pg.Client;
beforeAll(async () => {
  gmail = await open(scriptedVendor());
  smtp = await open(scriptedVendor({ tokens: false }));
  owner = await openConnection({ url: gmail.world.database.ownerUrl, purpose: "test" });
});
afterAll(async () => {
  await checkInvariants(gmail.world.database);
  await checkInvariants(smtp.world.database);
  await owner.end();
  await gmail.world.close();
  await smtp.world.close();
});
beforeEach(async () => {
  await gmail.world.setClock(TUESDAY);
  await smtp.world.setClock(TUESDAY);
});

async function open(vendor: ScriptedVendor): Promise<Place> {
  return { vendor, world: await coreForTest({ mailboxProviders: [vendor.provider] }) };
}

/** A user whose Slack is linked, so that cards and notices have a place to go. */
async function addUser({ world }: Place): Promise<TestUser> {
  const user = await world.addUser();
  await inTenant(world, user, ({ tx, user_id }) =>
    tx.slackIdentity.create({
      data: { user_id, team_id: "T1", slack_user_id: `U${randomUUID()}`, linked_via: "test" },
      select: { id: true },
    }),
  );
  return user;
}

function inTenant<T>(
  world: TestWorld,
  user: TestUser,
  fn: Parameters<typeof openTenant<T>>[1],
): Promise<T> {
  return openTenant({ deps: world.deps, actor: user }, fn);
}

const send = ({ world }: Place, patience?: { sendMs: number; answerMs: number }) =>
  sendDueTouches(world.deps, { limit: 50, signal, ...(patience ? { patience } : {}) });

const later = ({ world }: Place, ms: number) =>
  world.setClock(new Date(new Date(TUESDAY).getTime() + ms));

function readStep({ world }: Place, user: TestUser, id: string) {
  return inTenant(world, user, ({ tx }) => tx.sequenceStep.findUniqueOrThrow({ where: { id } }));
}

function readMessages({ world }: Place, user: TestUser, lead_id: string) {
  return inTenant(world, user, ({ tx }) =>
    tx.message.findMany({ where: { lead_id }, orderBy: { created_at: "asc" } }),
  );
}

/** What Slack would be told, by kind. */
async function readPosts({ world }: Place, user: TestUser, kind: "approval" | "notice") {
  const rows = await inTenant(world, user, ({ tx }) =>
    tx.slackPost.findMany({ where: { kind }, orderBy: { created_at: "asc" } }),
  );
  return rows.map((row) => ({ step_id: row.step_id, ...(row.payload as { text?: string }) }));
}

function readAudit({ world }: Place, user: TestUser, subject_id: string) {
  return inTenant(world, user, async ({ tx }) => {
    const rows = await tx.auditEntry.findMany({ where: { subject_id }, orderBy: { id: "asc" } });
    return rows.map((row) => row.action);
  });
}

/** A day later by the clock of the database, for leases only: every worker of this touch is taken for dead. */
async function expireLease({ world }: Place, step_id: string): Promise<void> {
  const client = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await client.query(
    "update sequence_steps set lease_until = clock_timestamp() - interval '1 second' where id = $1",
    [step_id],
  );
  await client.end();
}

async function setUp(place: Place, planned: Parameters<typeof approvedTouch>[2] = {}) {
  const user = await addUser(place);
  return { user, touch: await approvedTouch(place.world, user, planned) };
}

describe("an approved touch", () => {
  it("leaves once, and is recorded with what the provider really used", async () => {
    const { user, touch } = await setUp(gmail);
    await send(gmail);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
    const [message, ...others] = await readMessages(gmail, user, touch.lead_id);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      direction: "outbound",
      status: "sent",
      step_id: touch.step_id,
      rfc_message_id: expect.stringMatching(/^<vendor-\d+@mail\.vendor\.example>$/),
      thread_id: expect.stringMatching(/^thread-/),
      meta: { send_id: touch.step_id, step_number: 1 },
    });
    const step = await readStep(gmail, user, touch.step_id);
    expect(step).toMatchObject({ status: "sent", delivery_state: "done", attempts: 1 });
    expect(step.sent_at).toEqual(message?.created_at);
    expect(await readAudit(gmail, user, touch.step_id)).toEqual(["approve_draft", "send_message"]);
    const lead = await inTenant(gmail.world, user, ({ tx }) =>
      tx.lead.findUniqueOrThrow({ where: { id: touch.lead_id } }),
    );
    expect(lead.status).toBe("contacted");
  });

  it("goes to the lead as approved, with the text of the card, its footer and a way to unsubscribe", async () => {
    const { user, touch } = await setUp(gmail);
    const { card } = await gmail.world.core.getApprovalCard(user, { step_id: touch.step_id });
    await send(gmail);
    const mail = gmail.vendor.delivered.find(({ sendId }) => sendId === touch.step_id);
    expect(mail).toMatchObject({
      to: { address: touch.email, name: touch.full_name },
      subject: card.subject,
      text: `${card.body}\n\n${card.footer}`,
      messageId: `<${touch.step_id}@sender.example>`,
      unsubscribe: {
        mailto: expect.stringMatching(/^mailto:.*\?subject=unsubscribe%20[\w-]{107}$/),
      },
      inReplyTo: null,
      references: [],
    });
  });

  it("that the provider refuses for now is tried later, at the time the provider asked for", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, { later: "421 busy", retryAfterMs: 17 * MINUTE });
    await send(gmail);
    const step = await readStep(gmail, user, touch.step_id);
    expect(step).toMatchObject({
      status: "scheduled",
      delivery_state: "idle",
      attempts: 1,
      last_error: "421 busy",
      deferred_reason: "421 busy",
    });
    const waits = (step.send_time?.getTime() ?? 0) - (step.sending_at?.getTime() ?? 0);
    expect(waits).toBeGreaterThanOrEqual(17 * MINUTE);
    expect(waits).toBeLessThan(18 * MINUTE);
    const why = await gmail.world.core.whyNotSent(user, { lead: touch.lead_id });
    expect(why.touches[0]).toMatchObject({ kind: "deferred", reason: "421 busy" });
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    await later(gmail, 20 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
    expect(gmail.vendor.draftsMade(touch.step_id), "the same token is used again").toBe(1);
  });

  it("is not tried at once because the provider says so, or by a clock that is behind ours", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, { later: "421 busy", retryAfterMs: 0 });
    await send(gmail);
    const step = await readStep(gmail, user, touch.step_id);
    const waits = (step.send_time?.getTime() ?? 0) - (step.sending_at?.getTime() ?? 0);
    expect(waits).toBeGreaterThanOrEqual(30_000);
  });

  it("that was put off for days has a day of tries of its own again", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, ...Array(3).fill({ later: "421 busy" }));
    await send(gmail);
    await later(gmail, 10 * MINUTE);
    await send(gmail);
    const before = await readStep(gmail, user, touch.step_id);
    expect(before.failing_since?.getTime()).toBeLessThan(before.sending_at?.getTime() ?? 0);
    await later(gmail, 49 * 60 * MINUTE);
    await send(gmail);
    const after = await readStep(gmail, user, touch.step_id);
    expect(after).toMatchObject({ attempts: 3, status: "scheduled" });
    expect(after.failing_since?.getTime()).toBeGreaterThanOrEqual(after.sending_at?.getTime() ?? 0);
  });

  it("waits longer after every refusal, and is given up after so many, with a notice and the later steps held", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, ...Array(20).fill({ later: "451 try later" }));
    let clock = MINUTE;
    const waits: number[] = [];
    for (let tries = 1; tries < MAX_ATTEMPTS; tries += 1) {
      await later(gmail, clock);
      await send(gmail);
      const step = await readStep(gmail, user, touch.step_id);
      expect(step).toMatchObject({ status: "scheduled", attempts: tries });
      waits.push((step.send_time?.getTime() ?? 0) - (step.sending_at?.getTime() ?? 0));
      clock = (step.send_time?.getTime() ?? 0) - new Date(TUESDAY).getTime() + MINUTE;
      // The mailbox has a breaker of its own, which is another story.
      await inTenant(gmail.world, user, ({ tx }) =>
        tx.mailbox.updateMany({ data: { failures: 0, breaker_until: null } }),
      );
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    await later(gmail, clock);
    await send(gmail);
    expect(
      await readStep(gmail, user, touch.step_id),
      "an outage of hours is no reason yet",
    ).toMatchObject({ status: "scheduled", attempts: MAX_ATTEMPTS });
    clock = 25 * 3_600_000;
    await later(gmail, clock);
    await inTenant(gmail.world, user, ({ tx }) =>
      tx.mailbox.updateMany({ data: { synced_at: new Date(), breaker_until: null } }),
    );
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "failed",
      delivery_state: "idle",
      attempts: MAX_ATTEMPTS + 1,
      last_error: "451 try later",
    });
    await later(gmail, clock + 86_400_000);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    const notices = await readPosts(gmail, user, "notice");
    expect(notices.map(({ text }) => text)).toEqual([
      `A message to ${touch.full_name} could not be sent and was given up: 451 try later`,
    ]);
    expect(await readAudit(gmail, user, touch.step_id)).toEqual([
      "approve_draft",
      "give_up_message",
    ]);
    const why = await gmail.world.core.whyNotSent(user, { lead: touch.lead_id });
    expect(why.answer).toContain(`Step 1 to ${touch.full_name} could not be sent`);
  });

  it("that was refused for good is given up at once", async () => {
    const { user, touch } = await setUp(smtp);
    smtp.vendor.plan(touch.step_id, { refuse: "550 no such user" });
    await send(smtp);
    expect(await readStep(smtp, user, touch.step_id)).toMatchObject({
      status: "failed",
      attempts: 1,
      last_error: "550 no such user",
    });
    expect(await readPosts(smtp, user, "notice")).toHaveLength(1);
  });

  it("that was given up can be worded anew, and leaves once it is approved again", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, { refuse: "550 content rejected" });
    await send(gmail);
    const { card } = await gmail.world.core.draftMessage(user.agent, {
      step_id: touch.step_id,
      subject: "In other words",
      body: "Hi Ada, shall we talk?",
    });
    expect(card).toMatchObject({ state: "waiting", draft_version: 2, decided_by: null });
    const seen = { step_id: touch.step_id, draft_version: 2 };
    await gmail.world.core.submitForApproval(user.agent, seen);
    await gmail.world.core.approveDraft(user, seen);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it("that was given up can be skipped, and the next step is drafted", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, { refuse: "550 no such user" });
    await send(gmail);
    const { step_id, draft_version } = touch;
    const { card } = await gmail.world.core.skipDraft(user, { step_id, draft_version });
    expect(card.state).toBe("skipped");
    await writeDrafts(gmail.world);
    const waiting = await waitingTouches(gmail.world, user, touch.campaign_id);
    expect(waiting).toHaveLength(1);
  });
});

describe("a provider that cannot prepare a mail", () => {
  it("has sent nothing, so the touch is tried again later", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.failPrepare(touch.step_id, new Error("connect ECONNREFUSED"));
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "scheduled",
      delivery_state: "idle",
      attempts: 1,
      deferred_reason: "The mail provider gave no usable answer.",
    });
    await later(gmail, 3 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it("and says that the mail itself is at fault has the touch given up", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.failPrepare(
      touch.step_id,
      new AppError("invalid_input", { say: "The recipient is no address." }),
    );
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "failed",
      last_error: "The recipient is no address.",
    });
  });

  it("is asked as often as one that cannot send, and no more", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.failPrepare(touch.step_id, ...Array(20).fill(new Error("down")));
    for (let tries = 0; tries < MAX_ATTEMPTS + 3; tries += 1) {
      await later(gmail, MINUTE + 7 * 86_400_000 * tries);
      await inTenant(gmail.world, user, ({ tx }) =>
        tx.mailbox.updateMany({ data: { failures: 0, breaker_until: null } }),
      );
      await send(gmail);
    }
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "failed",
      attempts: MAX_ATTEMPTS,
    });
  });

  it("fails only for now when its account must be connected again", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.failPrepare(
      touch.step_id,
      new AppError("not_connected", { say: "Google wants you to sign in again." }),
    );
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "scheduled",
      deferred_reason: "Google wants you to sign in again.",
    });
  });
});

describe("an answer of the provider that was lost", () => {
  it.each(["deliver_and_lose_answer", "deliver_and_throw"] as const)(
    "is found again by the draft, and the touch recorded once (%s)",
    async (turn) => {
      const { user, touch } = await setUp(gmail);
      gmail.vendor.plan(touch.step_id, turn);
      await send(gmail);
      expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
        status: "scheduled",
        delivery_state: "sending",
      });
      const why = await gmail.world.core.whyNotSent(user, { lead: touch.lead_id });
      expect(why.touches[0]?.reason).toBe("It is on its way to the mail provider right now.");
      await expireLease(gmail, touch.step_id);
      await send(gmail);
      expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
        status: "sent",
        attempts: 1,
      });
      expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
      expect(await readMessages(gmail, user, touch.lead_id)).toHaveLength(1);
    },
  );

  it("before the mail went is found by the draft, which is sent after a wait", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, "lose_without_delivering");
    await send(gmail);
    await expireLease(gmail, touch.step_id);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "scheduled",
      delivery_state: "idle",
      attempts: 1,
      last_error: "the line broke",
    });
    await later(gmail, 3 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
    expect(gmail.vendor.draftsMade(touch.step_id)).toBe(1);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({ status: "sent" });
  });

  it("each time, the mail never going, waits longer each time, rests its mailbox and comes to an end", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, ...Array(60).fill("lose_without_delivering"));
    const readMailbox = () =>
      inTenant(gmail.world, user, ({ tx }) =>
        tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
      );
    let mostFailures = 0;
    let step = await readStep(gmail, user, touch.step_id);
    for (let turn = 0; turn < 100 && step.status === "scheduled"; turn += 1) {
      await send(gmail);
      await expireLease(gmail, touch.step_id);
      await send(gmail);
      step = await readStep(gmail, user, touch.step_id);
      mostFailures = Math.max(mostFailures, (await readMailbox()).failures);
      await gmail.world.setClock(new Date((step.send_time?.getTime() ?? 0) + MINUTE));
    }
    expect(step).toMatchObject({ status: "failed", last_error: "the line broke" });
    expect(step.attempts).toBeGreaterThanOrEqual(MAX_ATTEMPTS);
    expect(step.attempts).toBeLessThanOrEqual(MOST_ATTEMPTS);
    expect(mostFailures).toBeGreaterThanOrEqual(5);
    expect(gmail.vendor.draftsMade(touch.step_id), "one token, all along").toBe(1);
    expect(await readPosts(gmail, user, "notice")).toHaveLength(1);
  });

  it("does not let a mail pass a stop that came meanwhile: the repeat goes through the gate again", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, "lose_without_delivering");
    await send(gmail);
    const stopped = await gmail.world.core.suppressContacts(user, { lead_ids: [touch.lead_id] });
    expect(stopped.already_sending).toEqual([touch.full_name]);
    await expireLease(gmail, touch.step_id);
    await send(gmail);
    await later(gmail, 3 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({ status: "skipped" });
  });

  it("is looked for during half an hour, and then a person is asked", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, "deliver_and_lose_answer");
    gmail.vendor.failLookUp(touch.step_id, new Error("503"), new Error("503"), new Error("503"));
    await send(gmail);
    for (const minutes of [10, 29]) {
      await later(gmail, minutes * MINUTE);
      await expireLease(gmail, touch.step_id);
      await send(gmail);
      expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
        delivery_state: "sending",
      });
    }
    await later(gmail, 32 * MINUTE);
    await expireLease(gmail, touch.step_id);
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      delivery_state: "uncertain",
    });
  });

  it("without a draft to ask for is never repeated by itself: a card and a notice ask a person", async () => {
    const { user, touch } = await setUp(smtp);
    smtp.vendor.plan(touch.step_id, "deliver_and_lose_answer");
    await send(smtp);
    expect(await readStep(smtp, user, touch.step_id)).toMatchObject({
      status: "scheduled",
      delivery_state: "uncertain",
      lease_until: null,
      last_error: "the line broke",
    });
    for (const hours of [1, 24, 24 * 7]) {
      await later(smtp, hours * 60 * MINUTE);
      await send(smtp);
    }
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(1);
    const [notice] = await readPosts(smtp, user, "notice");
    expect(notice?.text).toBe(
      `Whether a message to ${touch.full_name} went out is unknown: the line broke.`,
    );
    const cards = await readPosts(smtp, user, "approval");
    expect(cards.map(({ step_id }) => step_id)).toEqual([touch.step_id]);
    const { card } = await smtp.world.core.getApprovalCard(user, { step_id: touch.step_id });
    expect(card.state).toBe("uncertain");
    const why = await smtp.world.core.whyNotSent(user, { lead: touch.lead_id });
    expect(why.touches[0]).toMatchObject({ kind: "blocked", next: "Answer on its card in Slack." });
  });
});

describe("a message of which nobody knows whether it went", () => {
  async function uncertain() {
    const { user, touch } = await setUp(smtp);
    smtp.vendor.plan(touch.step_id, "deliver_and_lose_answer");
    await send(smtp);
    return { user, touch };
  }

  it("counts as sent once a person says so, with the Message-ID that replies will quote", async () => {
    const { user, touch } = await uncertain();
    const { card } = await smtp.world.core.resolveUncertain(user, {
      step_id: touch.step_id,
      was_sent: true,
    });
    expect(card).toMatchObject({ state: "sent", decided_by: user.name });
    const [message] = await readMessages(smtp, user, touch.lead_id);
    expect(message).toMatchObject({ rfc_message_id: `<${touch.step_id}@sender.example>` });
    await send(smtp);
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(1);
    await writeDrafts(smtp.world);
    expect(await waitingTouches(smtp.world, user, touch.campaign_id)).toHaveLength(1);
  });

  it("goes again when a person says so, through the gate like any other", async () => {
    const { user, touch } = await uncertain();
    const { card } = await smtp.world.core.resolveUncertain(user, {
      step_id: touch.step_id,
      was_sent: false,
    });
    expect(card).toMatchObject({ state: "approved", reason: null });
    await send(smtp);
    expect(smtp.vendor.timesDelivered(touch.step_id), "as the person asked").toBe(2);
    expect(await readMessages(smtp, user, touch.lead_id)).toHaveLength(1);
  });

  it("does not go again to somebody who unsubscribed meanwhile", async () => {
    const { user, touch } = await uncertain();
    await smtp.world.core.suppressContacts(user, { lead_ids: [touch.lead_id] });
    await smtp.world.core.resolveUncertain(user, { step_id: touch.step_id, was_sent: false });
    await send(smtp);
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(1);
    expect(await readStep(smtp, user, touch.step_id)).toMatchObject({ status: "skipped" });
  });

  it("is decided once when two people answer at the same moment, and the loser is told", async () => {
    const { user, touch } = await uncertain();
    const people = ["Riley", "Sasha"].map((name) => ({ ...user, name }));
    const answers = await Promise.allSettled(
      people.map((person, place) =>
        smtp.world.core.resolveUncertain(person, { step_id: touch.step_id, was_sent: place === 0 }),
      ),
    );
    const winner = answers.findIndex(({ status }) => status === "fulfilled");
    const lost = answers.filter((one) => one.status === "rejected");
    expect(lost).toHaveLength(1);
    const state = winner === 0 ? "sent" : "approved";
    expect(lost[0]?.reason).toMatchObject({
      code: "conflict",
      say: expect.stringMatching(
        new RegExp(
          `^Too late: this message is already ${state} by ${people[winner]?.name} on \\w{3} \\d+ \\w+, \\d\\d:\\d\\d UTC`,
        ),
      ),
    });
    await send(smtp);
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(winner === 0 ? 1 : 2);
    expect(await readMessages(smtp, user, touch.lead_id)).toHaveLength(1);
  });
});

describe("a provider that does not answer", () => {
  const patience = { sendMs: 400, answerMs: 5_000 };

  it("is left alone after a while: with a draft the touch is looked up, and a late delivery is found", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, "hang");
    const report = await send(gmail, patience);
    expect(report.results).toEqual({ looking: 1 });
    gmail.vendor.wake();
    await expireLease(gmail, touch.step_id);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({ status: "sent" });
  });

  it("cannot make a touch leave twice when the draft was sent again before it woke", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, "hang");
    await send(gmail, patience);
    await expireLease(gmail, touch.step_id);
    await send(gmail);
    await later(gmail, 3 * MINUTE);
    await send(gmail);
    gmail.vendor.wake();
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({ status: "sent" });
  });

  it("without drafts leaves the question to a person", async () => {
    const { user, touch } = await setUp(smtp);
    smtp.vendor.plan(touch.step_id, "hang");
    expect((await send(smtp, patience)).results).toEqual({ uncertain: 1 });
    smtp.vendor.wake();
    expect(await readStep(smtp, user, touch.step_id)).toMatchObject({
      delivery_state: "uncertain",
    });
  });

  it("holds up nobody else: what becomes due meanwhile leaves", async () => {
    const { user, touch } = await setUp(gmail);
    gmail.vendor.plan(touch.step_id, "hang");
    const sending = send(gmail, { sendMs: 60_000, answerMs: 5_000 });
    await expect
      .poll(async () => (await readStep(gmail, user, touch.step_id)).delivery_state)
      .toBe("sending");
    const other = await setUp(gmail);
    await expect
      .poll(() => gmail.vendor.timesDelivered(other.touch.step_id), { timeout: 30_000 })
      .toBe(1);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    gmail.vendor.wake();
    await sending;
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });
});

describe("an approval", () => {
  it("dies with the address it was given for: the card asks again, and its old button decides nothing", async () => {
    const { user, touch } = await setUp(gmail);
    await changeAddress(user, touch, "ada@elsewhere.example");
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    const { card } = await gmail.world.core.getApprovalCard(user, { step_id: touch.step_id });
    expect(card).toMatchObject({
      state: "waiting",
      draft_version: touch.draft_version + 1,
      decided_by: null,
      lead: { address: "ada@elsewhere.example" },
      reason: "The recipient, the mailbox or the text changed after it was approved.",
    });
    const old = { step_id: touch.step_id, draft_version: touch.draft_version };
    await expect(gmail.world.core.approveDraft(user, old)).rejects.toMatchObject({
      code: "conflict",
      say: expect.stringContaining("changed after you saw it"),
    });
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    await gmail.world.core.approveDraft(user, { ...old, draft_version: touch.draft_version + 1 });
    await send(gmail);
    const sent = gmail.vendor.delivered.filter(({ sendId }) => sendId === touch.step_id);
    expect(sent.map(({ to }) => to.address)).toEqual(["ada@elsewhere.example"]);
    expect(await readAudit(gmail, user, touch.step_id)).toEqual([
      "approve_draft",
      "void_approval",
      "approve_draft",
      "send_message",
    ]);
  });

  it("dies also between the draft at the provider and the send, and the old draft is never used", async () => {
    const { user, touch } = await setUp(gmail);
    await withCheckpoint("token_committed", touch.step_id, () =>
      changeAddress(user, touch, "ada@elsewhere.example"),
    );
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    const step = await readStep(gmail, user, touch.step_id);
    expect(step).toMatchObject({ status: "pending", provider_draft_id: null });
  });

  it.each<[string, string]>([
    ["the words", `payload = jsonb_set(payload, '{body}', '"Buy now!"')`],
    ["the subject", `payload = jsonb_set(payload, '{subject}', '"Buy now!"')`],
    ["the footer", `payload = jsonb_set(payload, '{footer}', '""')`],
    ["the channel", "channel = 'linkedin_message'"],
    ["the mailbox", "mailbox_id = null"],
    ["the approved hash itself", "approved_hash = null"],
  ])("does not cover a change of %s behind its back", async (_what, change) => {
    const { user, touch } = await setUp(gmail);
    await owner.query(`update sequence_steps set ${change} where id = $1`, [touch.step_id]);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    const step = await readStep(gmail, user, touch.step_id);
    expect(step).toMatchObject({ status: "pending", approval_state: "requested" });
  });

  async function changeAddress(user: TestUser, touch: DraftedTouch, email: string): Promise<void> {
    await inTenant(gmail.world, user, ({ tx }) =>
      tx.lead.update({ where: { id: touch.lead_id }, data: { email }, select: { id: true } }),
    );
  }

  /** Sends what is due, and does something at a point of one touch's way. */
  async function withCheckpoint(point: string, step_id: string, act: () => Promise<void>) {
    const checkpoint = async (name: string, id: string) => {
      if (name === point && id === step_id) await act();
    };
    await sendDueTouches({ ...gmail.world.deps, checkpoint }, { limit: 50, signal });
  }
});

describe("a follow-up", () => {
  const steps: SequenceStep[] = [1, 2].map((step_number) => ({
    step_number,
    channel: "email",
    delay_hours: step_number === 1 ? 0 : 48,
    window: null,
    variants: [
      {
        key: "A",
        subject: step_number === 1 ? "An idea for {{ company }}" : null,
        body: "Hi {{ first_name }}, shall we talk?",
      },
    ],
    brief: null,
  }));

  it("stays in the thread: it answers the mail as the provider sent it, with Re: once", async () => {
    const { user, touch } = await setUp(gmail, { steps });
    await send(gmail);
    const [first] = await readMessages(gmail, user, touch.lead_id);
    await writeDrafts(gmail.world);
    const [second] = await waitingTouches(gmail.world, user, touch.campaign_id);
    const { card } = await gmail.world.core.approveDraft(user, {
      step_id: second?.step_id ?? "",
      draft_version: second?.draft_version ?? 0,
    });
    const wait = new Date(card.send_time ?? 0).getTime() - (first?.created_at?.getTime() ?? 0);
    expect(wait, "48 hours after the real send").toBe(48 * 60 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(second?.step_id ?? "")).toBe(0);
    await later(gmail, 48 * 60 * MINUTE + MINUTE);
    await send(gmail);
    const mail = gmail.vendor.delivered.find(({ sendId }) => sendId === second?.step_id);
    expect(mail).toMatchObject({
      subject: "Re: An idea for Northwind",
      inReplyTo: first?.rfc_message_id,
      references: [first?.rfc_message_id],
      threadId: first?.thread_id,
      to: { address: touch.email },
    });
  });

  it("approved before its turn waits for the step before, and then for its own delay", async () => {
    const { user, touch } = await setUp(gmail, { steps });
    const [, second] = await stepsOf(user, touch.lead_id);
    const step_id = second?.id ?? "";
    const early = await gmail.world.core.draftMessage(user, {
      step_id,
      subject: "And another thing",
      body: "Hi Ada, one more thing.",
    });
    const seen = { step_id, draft_version: early.card.draft_version };
    await gmail.world.core.submitForApproval(user, seen);
    await gmail.world.core.approveDraft(user, seen);
    gmail.vendor.plan(touch.step_id, { later: "421 busy", retryAfterMs: 10 * MINUTE });
    await send(gmail);
    expect(await readStep(gmail, user, step_id)).toMatchObject({
      status: "scheduled",
      deferred_reason: "Step 1 comes first.",
    });
    await later(gmail, 15 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
    await later(gmail, 60 * MINUTE);
    await send(gmail);
    const held = await readStep(gmail, user, step_id);
    expect(held.deferred_reason).toBe("Its delay after the message before is not over.");
    const first = await readStep(gmail, user, touch.step_id);
    expect(held.send_time?.getTime()).toBe((first.sent_at?.getTime() ?? 0) + 48 * 60 * MINUTE);
    await later(gmail, 49 * 60 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(step_id)).toBe(1);
  });

  it("does not leave from a mailbox whose inbox nobody has read for ten minutes", async () => {
    const { user, touch } = await setUp(gmail, { steps });
    await send(gmail);
    await writeDrafts(gmail.world);
    const [second] = await waitingTouches(gmail.world, user, touch.campaign_id);
    const seen = { step_id: second?.step_id ?? "", draft_version: second?.draft_version ?? 0 };
    await gmail.world.core.approveDraft(user, seen);
    await later(gmail, 49 * 60 * MINUTE);
    const synced = (ago: number) =>
      inTenant(gmail.world, user, ({ tx, wall }) =>
        tx.mailbox.updateMany({ data: { synced_at: new Date(wall.getTime() - ago) } }),
      );
    await synced(11 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(seen.step_id)).toBe(0);
    expect((await readStep(gmail, user, seen.step_id)).deferred_reason).toContain("was not read");
    await synced(MINUTE);
    await later(gmail, 49 * 60 * MINUTE + 2 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(seen.step_id)).toBe(1);
  });

  async function stepsOf(user: TestUser, lead_id: string) {
    return inTenant(gmail.world, user, ({ tx }) =>
      tx.sequenceStep.findMany({ where: { lead_id }, orderBy: { step_number: "asc" } }),
    );
  }
});

describe("the time of a touch", () => {
  it("outside the sending hours moves to the next opening in the lead's zone, and says why", async () => {
    const { user, touch } = await setUp(gmail);
    await gmail.world.setClock("2027-03-05T16:30:00Z"); // Friday, half past five in Berlin
    await send(gmail);
    const step = await readStep(gmail, user, touch.step_id);
    expect(step).toMatchObject({
      status: "scheduled",
      send_time: new Date("2027-03-08T08:00:00Z"),
      deferred_reason: "Outside the sending hours in Europe/Berlin.",
    });
    const why = await gmail.world.core.whyNotSent(user, { lead: touch.lead_id });
    expect(why.touches[0]).toMatchObject({
      kind: "deferred",
      reason: "Outside the sending hours in Europe/Berlin.",
      until: "2027-03-08T08:00:00.000Z",
    });
    await gmail.world.setClock("2027-03-08T08:00:30Z");
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it("waits for somebody who is out of office", async () => {
    const { user, touch } = await setUp(gmail);
    const held_until = new Date("2027-03-09T09:00:00Z");
    await inTenant(gmail.world, user, ({ tx }) =>
      tx.lead.update({ where: { id: touch.lead_id }, data: { held_until }, select: { id: true } }),
    );
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      send_time: held_until,
      deferred_reason: expect.stringContaining(
        `${touch.full_name} is held until then: out of office`,
      ),
    });
    await gmail.world.setClock("2027-03-09T09:01:00Z");
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it("is looked at every minute while only a person can lift what holds it, without being claimed again at once", async () => {
    const { user, touch } = await setUp(gmail);
    await gmail.world.core.pauseCampaign(user, { campaign: touch.campaign_id });
    expect((await send(gmail)).claimed).toBe(1);
    expect((await send(gmail)).claimed).toBe(0);
    await gmail.world.core.startCampaign(user, { campaign: touch.campaign_id });
    await later(gmail, 2 * MINUTE);
    await send(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it("of a touch that a gate refuses for good comes to its end in view", async () => {
    const { user, touch } = await setUp(gmail);
    await inTenant(gmail.world, user, ({ tx }) =>
      tx.lead.update({ where: { id: touch.lead_id }, data: { email: null }, select: { id: true } }),
    );
    await send(gmail); // the approval was for another recipient
    const seen = { step_id: touch.step_id, draft_version: touch.draft_version + 1 };
    await gmail.world.core.approveDraft(user, seen);
    await send(gmail);
    expect(await readStep(gmail, user, touch.step_id)).toMatchObject({
      status: "failed",
      last_error: `${touch.full_name} has no e-mail address.`,
    });
    expect(await readPosts(gmail, user, "notice")).toHaveLength(1);
  });
});

describe("a mailbox", () => {
  it("rests after five failures in a row, and goes on by itself", async () => {
    const user = await addUser(gmail);
    const failing = await approvedCampaign(gmail.world, user, { leads: 5 });
    for (const { step_id } of failing.touches)
      gmail.vendor.plan(step_id, { later: "connection refused", retryAfterMs: 86_400_000 });
    await send(gmail);
    const next = await approvedTouch(gmail.world, user);
    await send(gmail);
    const rests = await readStep(gmail, user, next.step_id);
    expect(rests.deferred_reason).toMatch(/failed several times and rests/);
    expect(gmail.vendor.draftsMade(next.step_id)).toBe(0);
    await gmail.world.setClock(new Date((rests.send_time?.getTime() ?? 0) + MINUTE));
    await send(gmail);
    expect(gmail.vendor.timesDelivered(next.step_id)).toBe(1);
    const mailbox = await inTenant(gmail.world, user, ({ tx }) =>
      tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
    );
    expect(mailbox).toMatchObject({ failures: 0, breaker_until: null });
  });
});
