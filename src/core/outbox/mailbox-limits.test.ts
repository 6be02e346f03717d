import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvedCampaign, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type ScriptedVendor, scriptedVendor } from "../../../test/setup/scripted-vendor.ts";
import { openTenant } from "../operation.ts";
import type { Attempt } from "./attempt.ts";
import { sendDueTouches } from "./send-due-touches.ts";
import { sendTouch } from "./send-touch.ts";

const signal = new AbortController().signal;
let vendor: ScriptedVendor;
let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  vendor = scriptedVendor({ takesMs: 5 });
  world = await coreForTest({ mailboxProviders: [vendor.provider] });
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
});

type Limits = {
  daily_cap?: number;
  min_gap_seconds?: number;
  gap_jitter_seconds?: number;
  sent_count?: number;
  sent_day?: Date;
};

function limit(limits: Limits): Promise<unknown> {
  return openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.mailbox.update({
      where: { id: user.mailbox_id },
      data: { ramp_start: 1_000, ...limits },
      select: { id: true },
    }),
  );
}

function steps(campaign_id: string) {
  return openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { campaign_id, step_number: 1 }, orderBy: { id: "asc" } }),
  );
}

/** What this user's mailbox delivered; others of this file may have something due, too. */
const deliveredBy = ({ id }: TestUser) =>
  vendor.delivered.filter(
    ({ from }) => from.address === `${id.slice("test:".length)}@sender.example`,
  ).length;
const due = () => sendDueTouches(world.deps, { limit: 50, signal });
const count = <T>(all: T[], is: (one: T) => boolean) => all.filter(is).length;

/** Every due touch of everybody, claimed at once: the gate alone must keep the limits. */
function claimAll(): Promise<Attempt[]> {
  return world.deps.db.prisma.$queryRaw<Attempt[]>`
    select step_id, user_id, clerk_id, attempt_id, recovering from dispatch.claim_due_steps(100, 120)`;
}

describe("a mailbox on which many workers send at once", () => {
  it("never sends more a day than its cap; the rest waits for its next local day", async () => {
    const { campaign_id } = await approvedCampaign(world, user, { leads: 24 });
    await limit({ daily_cap: 7 });
    const attempts = await claimAll();
    expect(attempts).toHaveLength(24);
    await Promise.all(attempts.map((attempt) => sendTouch(world.deps, attempt)));
    expect(deliveredBy(user)).toBe(7);
    const rows = await steps(campaign_id);
    expect(count(rows, (row) => row.status === "sent")).toBe(7);
    const waiting = rows.filter((row) => row.status === "scheduled");
    expect(new Set(waiting.map((row) => row.send_time?.toISOString()))).toEqual(
      new Set(["2027-03-02T23:00:00.000Z"]),
    );
    expect(waiting[0]?.deferred_reason).toContain("has sent its 7 messages for today");
    // The next day: first to the opening of the window, then the same cap once more.
    await world.setClock("2027-03-02T23:30:00Z");
    await due();
    expect(deliveredBy(user)).toBe(7);
    await world.setClock("2027-03-03T08:30:00Z");
    await Promise.all([due(), due(), due()]);
    expect(deliveredBy(user)).toBe(14);
  });

  it("keeps its gap with jitter, whoever sends: eight at once, one leaves", async () => {
    const { campaign_id } = await approvedCampaign(world, user, { leads: 8 });
    const attempts = await claimAll();
    await limit({ min_gap_seconds: 60, gap_jitter_seconds: 60 });
    await Promise.all(attempts.map((attempt) => sendTouch(world.deps, attempt)));
    expect(deliveredBy(user)).toBe(1);
    const rows = await steps(campaign_id);
    const sent = rows.find((row) => row.status === "sent");
    const mailbox = await openTenant({ deps: world.deps, actor: user }, ({ tx }) =>
      tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
    );
    const gap = (mailbox.next_free_at?.getTime() ?? 0) - (sent?.sending_at?.getTime() ?? 0);
    expect(gap, "a minute, and half a minute of jitter").toBe(90_000);
    const waiting = rows.filter((row) => row.status === "scheduled");
    expect(count(waiting, (row) => +(row.send_time ?? 0) >= +(mailbox.next_free_at ?? 0))).toBe(7);
  });

  it("sends one after another at that pace, claimed one at a time", async () => {
    await approvedCampaign(world, user, { leads: 4 });
    await limit({ min_gap_seconds: 60, gap_jitter_seconds: 60 });
    const started = new Date(TUESDAY).getTime() + 5 * 60_000;
    for (let turn = 0; turn < 4; turn += 1) {
      await world.setClock(new Date(started + turn * 120_000));
      await Promise.all([due(), due()]);
      expect(deliveredBy(user)).toBe(turn + 1);
    }
  });

  it("in its first days sends what its ramp allows", async () => {
    await approvedCampaign(world, user, { leads: 6 });
    await limit({ daily_cap: 50 });
    await openTenant({ deps: world.deps, actor: user }, ({ tx, now }) =>
      tx.mailbox.update({
        where: { id: user.mailbox_id },
        data: { ramp_start: 2, ramp_step: 3, ramp_from: now },
        select: { id: true },
      }),
    );
    await due();
    expect(deliveredBy(user)).toBe(2);
    await world.setClock("2027-03-02T23:30:00Z");
    await due();
    await world.setClock("2027-03-03T08:30:00Z");
    await due();
    expect(deliveredBy(user)).toBe(6);
  });

  it("remembers what it sent when the clock is set back over midnight", async () => {
    const { campaign_id } = await approvedCampaign(world, user, { leads: 3 });
    await limit({ daily_cap: 4, sent_count: 3, sent_day: new Date("2027-03-03") });
    await due();
    expect(deliveredBy(user)).toBe(1);
    const sent = count(await steps(campaign_id), (row) => row.status === "sent");
    expect(sent, "one was left of the four").toBe(1);
  });

  it("that is used up holds up no other mailbox", async () => {
    await approvedCampaign(world, user, { leads: 3 });
    await limit({ daily_cap: 0 });
    const other = await world.addUser();
    await approvedCampaign(world, other, { leads: 3 });
    await due();
    expect(deliveredBy(user)).toBe(0);
    expect(deliveredBy(other)).toBe(3);
  });
});
