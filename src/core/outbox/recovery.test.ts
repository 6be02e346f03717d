import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvedTouch, type DraftedTouch, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type ScriptedVendor, scriptedVendor } from "../../../test/setup/scripted-vendor.ts";
import { openConnection } from "../db/open-connection.ts";
import { openTenant } from "../operation.ts";
import type { Checkpoint } from "./attempt.ts";
import { sendDueTouches } from "./send-due-touches.ts";

const CHECKPOINTS: readonly Checkpoint[] = [
  "claimed",
  "token_made",
  "token_committed",
  "intent_committed",
  "provider_answered",
  "recorded",
];
const signal = new AbortController().signal;

type Place = { world: TestWorld; vendor: ScriptedVendor };
let gmail: Place;
let smtp: Place;
beforeAll(async () => {
  gmail = await open(scriptedVendor());
  smtp = await open(scriptedVendor({ tokens: false }));
});
afterAll(async () => {
  await checkInvariants(gmail.world.database);
  await checkInvariants(smtp.world.database);
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

async function setUp(place: Place) {
  const user = await place.world.addUser();
  return { user, touch: await approvedTouch(place.world, user) };
}

/** A sender that stops at a point of its way, as if the machine slept there; `wake` lets it go on. */
async function sleepAt(place: Place, point: Checkpoint, touch: DraftedTouch) {
  const asleep = gate();
  const woken = gate();
  const noticed = gate();
  const checkpoint = async (name: Checkpoint, step_id: string) => {
    if (name !== point || step_id !== touch.step_id) return;
    asleep.open();
    await woken.passed;
  };
  const log = { ...place.world.deps.log, warn: () => noticed.open() };
  const report = sendDueTouches({ ...place.world.deps, checkpoint, log }, { limit: 50, signal });
  await asleep.passed;
  return {
    async wake() {
      woken.open();
      return (await report).results;
    },
    /** It has met a difficulty and said so. */
    noticed: noticed.passed,
  };
}

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Everybody takes the sender of this touch for dead. */
async function expireLease({ world }: Place, step_id: string): Promise<void> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  const late = "update sequence_steps set lease_until = clock_timestamp() - interval '1 s'";
  await owner.query(`${late} where id = $1 and lease_until is not null`, [step_id]);
  await owner.end();
}

const sendWhatIsDue = ({ world }: Place) => sendDueTouches(world.deps, { limit: 50, signal });

function read({ world }: Place, user: TestUser, touch: DraftedTouch) {
  return openTenant({ deps: world.deps, actor: user }, async ({ tx }) => ({
    step: await tx.sequenceStep.findUniqueOrThrow({ where: { id: touch.step_id } }),
    messages: await tx.message.count({ where: { step_id: touch.step_id } }),
    audited: await tx.auditEntry.count({
      where: { subject_id: touch.step_id, action: "send_message" },
    }),
    mailbox: await tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
  }));
}

describe("a sender that stops in the middle, with a provider that has drafts", () => {
  it.each(CHECKPOINTS)(
    "at %s: another one finishes the touch, once, and the first changes nothing when it wakes",
    async (point) => {
      const { user, touch } = await setUp(gmail);
      const zombie = await sleepAt(gmail, point, touch);
      await checkInvariants(gmail.world.database);
      await expireLease(gmail, touch.step_id);
      await sendWhatIsDue(gmail);
      expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
      const finished = await read(gmail, user, touch);
      expect(finished).toMatchObject({ step: { status: "sent" }, messages: 1, audited: 1 });
      const results = await zombie.wake();
      expect(Object.keys(results)).not.toContain("error");
      expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
      expect(await read(gmail, user, touch)).toEqual(finished);
    },
  );

  it.each(CHECKPOINTS)("at %s: nobody else touches it while its lease holds", async (point) => {
    const { user, touch } = await setUp(gmail);
    const sender = await sleepAt(gmail, point, touch);
    const before = await read(gmail, user, touch);
    await sendWhatIsDue(gmail);
    expect(await read(gmail, user, touch)).toEqual(before);
    await sender.wake();
    expect(await read(gmail, user, touch)).toMatchObject({ step: { status: "sent" }, messages: 1 });
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it.each(["claimed", "token_made", "token_committed"] as const)(
    "at %s: a stop that comes meanwhile is final, for it and for whoever takes over",
    async (point) => {
      const { user, touch } = await setUp(gmail);
      const sender = await sleepAt(gmail, point, touch);
      const stopped = await gmail.world.core.stopEnrollments(user, {
        lead_ids: [touch.lead_id],
        reason: "asked by phone",
      });
      expect(stopped).toEqual({ stopped: 1, already_sending: [] });
      await sender.wake();
      await expireLease(gmail, touch.step_id);
      await sendWhatIsDue(gmail);
      expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
      expect(await read(gmail, user, touch)).toMatchObject({
        step: { status: "skipped", skip_reason: "asked by phone", delivery_state: "idle" },
        messages: 0,
      });
    },
  );

  it.each(["claimed", "token_made", "token_committed"] as const)(
    "at %s: a person can still skip or reject the approved message, and then it does not leave",
    async (point) => {
      const { user, touch } = await setUp(gmail);
      const sender = await sleepAt(gmail, point, touch);
      const { step_id, draft_version } = touch;
      const { card } = await gmail.world.core.rejectDraft(user, { step_id, draft_version });
      expect(card.state).toBe("rejected");
      await sender.wake();
      expect(gmail.vendor.timesDelivered(step_id)).toBe(0);
      expect(await read(gmail, user, touch)).toMatchObject({ step: { status: "skipped" } });
    },
  );

  it.each(["intent_committed", "provider_answered"] as const)(
    "at %s: a stop names the message as on its way, and a decision comes too late",
    async (point) => {
      const { user, touch } = await setUp(gmail);
      const sender = await sleepAt(gmail, point, touch);
      const { step_id, draft_version } = touch;
      await expect(
        gmail.world.core.skipDraft(user, { step_id, draft_version }),
      ).rejects.toMatchObject({
        code: "conflict",
        say: expect.stringContaining("already sending"),
      });
      const stopped = await gmail.world.core.stopEnrollments(user, {
        lead_ids: [touch.lead_id],
        reason: "asked by phone",
      });
      expect(stopped.already_sending).toEqual([touch.full_name]);
      await sender.wake();
      expect(await read(gmail, user, touch)).toMatchObject({
        step: { status: "sent" },
        messages: 1,
      });
      const open = await openTenant({ deps: gmail.world.deps, actor: user }, ({ tx }) =>
        tx.sequenceStep.count({
          where: { lead_id: touch.lead_id, status: { in: ["pending", "scheduled"] } },
        }),
      );
      expect(open, "the steps behind it stay stopped").toBe(0);
    },
  );
});

describe("a sender that stops in the middle, with a provider that has no drafts", () => {
  it.each(["claimed", "token_made", "token_committed", "provider_answered", "recorded"] as const)(
    "at %s: the touch leaves at most once, whoever wakes when",
    async (point) => {
      const { user, touch } = await setUp(smtp);
      const zombie = await sleepAt(smtp, point, touch);
      await expireLease(smtp, touch.step_id);
      await sendWhatIsDue(smtp);
      await zombie.wake();
      expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(1);
      const { step, messages } = await read(smtp, user, touch);
      // After the answer only the dead sender knew that it went, so a person is asked.
      const asked = point === "provider_answered";
      expect([step.status, step.delivery_state, messages]).toEqual(
        asked ? ["scheduled", "uncertain", 0] : ["sent", "done", 1],
      );
    },
  );

  it("at intent_committed: whether it went cannot be known, so nothing is repeated and a person is asked", async () => {
    const { user, touch } = await setUp(smtp);
    const dead = await sleepAt(smtp, "intent_committed", touch);
    await expireLease(smtp, touch.step_id);
    await sendWhatIsDue(smtp);
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(0);
    expect(await read(smtp, user, touch)).toMatchObject({
      step: { status: "scheduled", delivery_state: "uncertain" },
    });
    await dead.wake();
    expect(await read(smtp, user, touch)).toMatchObject({
      step: { status: "scheduled", delivery_state: "uncertain" },
      messages: 0,
    });
    expect(smtp.vendor.timesDelivered(touch.step_id), "it slept too long to go on").toBe(0);
  });

  it('at intent_committed: a person presses "Send again", and it leaves once although the first wakes up', async () => {
    const { user, touch } = await setUp(smtp);
    const zombie = await sleepAt(smtp, "intent_committed", touch);
    await expireLease(smtp, touch.step_id);
    await sendWhatIsDue(smtp);
    const { step_id } = touch;
    await smtp.world.core.resolveUncertain(user, { step_id, was_sent: false });
    await sendWhatIsDue(smtp);
    expect(await zombie.wake()).toEqual({ lost: 1 });
    expect(smtp.vendor.timesDelivered(step_id)).toBe(1);
    expect(await read(smtp, user, touch)).toMatchObject({ step: { status: "sent" }, messages: 1 });
  });

  it("at intent_committed for longer than half its lease: it sends nothing, and tries again later without a question", async () => {
    const { user, touch } = await setUp(smtp);
    const slow = await sleepAt(smtp, "intent_committed", touch);
    await expireLease(smtp, touch.step_id);
    expect(await slow.wake()).toEqual({ not_sent: 1 });
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(0);
    const { step } = await read(smtp, user, touch);
    expect(step).toMatchObject({ status: "scheduled", delivery_state: "idle", attempts: 1 });
    await smtp.world.setClock(new Date((step.send_time?.getTime() ?? 0) + 1_000));
    await sendWhatIsDue(smtp);
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(1);
  });
});

describe("a sender whose mail goes out after it lost its claim", () => {
  /** It hands its mail over and hears the answer only when the touch has become something else. */
  async function lateAnswer(place: Place, change: (found: Found) => Promise<unknown>) {
    const found = await setUp(place);
    const zombie = await sleepAt(place, "provider_answered", found.touch);
    await change(found);
    await zombie.wake();
    return { ...found, now: await read(place, found.user, found.touch) };
  }
  type Found = Awaited<ReturnType<typeof setUp>>;

  async function rewrite(place: Place, { touch }: Found, values: string): Promise<void> {
    const owner = await openConnection({ url: place.world.database.ownerUrl, purpose: "test" });
    await owner.query(
      `update sequence_steps set attempt_id = gen_random_uuid(), lease_until = null, ${values} where id = $1`,
      [touch.step_id],
    );
    await owner.end();
  }

  it.each([
    [
      "waits for another approval",
      "status = 'pending', approval_state = 'requested', approved_hash = null, delivery_state = 'idle', provider_draft_id = null, draft_version = draft_version + 1",
    ],
    ["was left out", "status = 'skipped', skip_reason = 'stopped', delivery_state = 'idle'"],
    ["was given up", "status = 'failed', delivery_state = 'idle'"],
    ["is to go again with another draft", "delivery_state = 'idle', provider_draft_id = null"],
  ])("has it recorded, once, where the touch %s by now", async (_name, values) => {
    const { touch, user, now } = await lateAnswer(gmail, (found) => rewrite(gmail, found, values));
    expect(now).toMatchObject({ step: { status: "sent", skip_reason: null }, messages: 1 });
    const { step_id } = touch;
    const approve = gmail.world.core.approveDraft(user, { step_id, draft_version: 2 });
    await expect(approve).rejects.toMatchObject({ code: "conflict" });
    await sendWhatIsDue(gmail);
    expect(gmail.vendor.timesDelivered(step_id)).toBe(1);
  });

  function linkSlack({ world }: Place, user: TestUser) {
    return openTenant({ deps: world.deps, actor: user }, ({ tx, user_id }) =>
      tx.slackIdentity.create({
        data: { user_id, team_id: "T1", slack_user_id: `U${user_id}`, linked_via: "test" },
        select: { id: true },
      }),
    );
  }

  it("has a person told where another sender is under way with another draft", async () => {
    const { touch, user, now } = await lateAnswer(gmail, async (found) => {
      await linkSlack(gmail, found.user);
      await rewrite(gmail, found, "delivery_state = 'sending', provider_draft_id = 'another'");
    });
    expect(now).toMatchObject({ step: { status: "scheduled", delivery_state: "sending" } });
    const notices = await openTenant({ deps: gmail.world.deps, actor: user }, ({ tx }) =>
      tx.slackPost.findMany({ where: { kind: "notice" } }),
    );
    expect(notices.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ text: expect.stringContaining(`to ${touch.full_name} late`) }),
    ]);
    await rewrite(gmail, { user, touch }, "delivery_state = 'idle', status = 'skipped'");
  });
});

describe("a database that fails", () => {
  it("for a moment, just after the provider took the mail, does not lose the answer", async () => {
    const { user, touch } = await setUp(smtp);
    const owner = await openConnection({ url: smtp.world.database.ownerUrl, purpose: "test" });
    const sender = await sleepAt(smtp, "provider_answered", touch);
    await owner.query("alter table messages rename to messages_away");
    const done = sender.wake();
    await sender.noticed;
    await owner.query("alter table messages_away rename to messages");
    await done;
    await owner.end();
    expect(await read(smtp, user, touch)).toMatchObject({ step: { status: "sent" }, messages: 1 });
    expect(smtp.vendor.timesDelivered(touch.step_id)).toBe(1);
  });

  it("in the gate closes it: nothing leaves, and the touch is tried again later, in view", async () => {
    const { user, touch } = await setUp(gmail);
    const owner = await openConnection({ url: gmail.world.database.ownerUrl, purpose: "test" });
    await owner.query("alter table suppressions rename to suppressions_away");
    const { results } = await sendWhatIsDue(gmail);
    await owner.query("alter table suppressions_away rename to suppressions");
    await owner.end();
    expect(Object.keys(results)).toEqual(["error"]);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(0);
    const { step } = await read(gmail, user, touch);
    expect(step).toMatchObject({ status: "scheduled", delivery_state: "idle", attempts: 1 });
    expect(step.deferred_reason).toMatch(/went wrong on our side/);
    await gmail.world.setClock(new Date((step.send_time?.getTime() ?? 0) + 1_000));
    await sendWhatIsDue(gmail);
    expect(gmail.vendor.timesDelivered(touch.step_id)).toBe(1);
  });
});
