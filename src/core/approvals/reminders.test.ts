import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { draftedCampaign, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

const HOUR = 3_600_000;
const signal = new AbortController().signal;
const batch = { limit: 2, signal };

let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
  await linkSlack(world, user);
});

function later(hours: number): Promise<void> {
  return world.setClock(new Date(Date.parse(TUESDAY) + hours * HOUR));
}

type Notice = { place: string; text: string; quiet: boolean };

function notices(subject: string, of = user): Promise<Notice[]> {
  return inTenant(
    world,
    of,
    ({ tx }) => tx.$queryRaw<Notice[]>`
      select place, payload ->> 'text' as text, quiet_until is not null as quiet
      from slack_posts where kind = 'notice' and dedupe_key like ${`notice:${subject}:%`} order by created_at`,
  );
}

describe("a reminder", () => {
  it("comes once for each draft, as one notice that counts all that waits", async () => {
    await draftedCampaign(world, user, { leads: 3 });
    await later(23);
    await world.core.clock.remindApprovers(batch);
    expect(await notices("reminder")).toEqual([]);
    await later(25);
    await world.core.clock.remindApprovers(batch);
    await world.core.clock.remindApprovers(batch);
    const told = await notices("reminder");
    expect(told.map(({ text }) => text)).toEqual([
      "3 drafts wait for a decision, the oldest since Tue 2 Mar, 09:00 UTC. Nothing is sent without one.",
    ]);
    await later(80);
    await world.core.clock.remindApprovers(batch);
    expect(await notices("reminder")).toHaveLength(1);
  });

  it("comes again for what waits newly, after as many hours as were set", async () => {
    await world.core.updateSettings(user, { settings: { reminder_hours: 4 } });
    await draftedCampaign(world, user);
    await later(5);
    await world.core.clock.remindApprovers(batch);
    await draftedCampaign(world, user);
    await later(10);
    await world.core.clock.remindApprovers(batch);
    const told = await notices("reminder");
    expect(told.map(({ text }) => text.slice(0, 13))).toEqual(["A draft waits", "2 drafts wait"]);
  });

  it("goes to named approvers too, where cards were posted to them, and to nobody who is none any more", async () => {
    const place = (slack_user_id: string) => ({ team_id: "T1", slack_user_id });
    await world.core.nameApprover(user, { ...place("UAPPROVER"), display_name: "Sam" });
    await world.core.nameApprover(user, { ...place("UFORMER"), display_name: "Kim" });
    await draftedCampaign(world, user);
    await world.core.removeApprover(user, place("UFORMER"));
    await world.core.nameApprover(user, { ...place("ULATER"), display_name: "Lee" });
    await later(25);
    await world.core.clock.remindApprovers(batch);
    const places = (await notices("reminder")).map((notice) => notice.place);
    expect(places).toHaveLength(2);
    expect(places).toContain("UAPPROVER");
  });

  it("waits for the end of quiet hours", async () => {
    await world.core.updateSettings(user, {
      settings: { quiet_hours: { from: "20:00", to: "08:00" }, reminder_hours: 11 },
    });
    await draftedCampaign(world, user);
    await later(12);
    await world.core.clock.remindApprovers(batch);
    expect(await notices("reminder")).toEqual([]);
    await later(22.5);
    await world.core.clock.remindApprovers(batch);
    expect(await notices("reminder")).toHaveLength(1);
  });
});

describe("a request for approval that nobody answers", () => {
  it("expires in view after the days that were set: not sent, not lost, and told once", async () => {
    await world.core.updateSettings(user, { settings: { expiry_days: 3 } });
    const { touches } = await draftedCampaign(world, user, { leads: 2 });
    await later(71);
    await world.core.clock.expireApprovals(batch);
    expect((await world.core.listApprovals(user, {})).total).toBe(2);
    await later(73);
    await world.core.clock.expireApprovals(batch);
    await world.core.clock.expireApprovals(batch);
    expect((await world.core.listApprovals(user, {})).total).toBe(0);
    const step_id = touches[0]?.step_id ?? "";
    const { card } = await world.core.getApprovalCard(user, { step_id });
    expect(card).toMatchObject({ state: "expired", reason: "nobody decided in time" });
    const why = await world.core.whyNotSent(user, { lead: touches[0]?.lead_id ?? "" });
    expect(JSON.stringify(why)).toContain("Nobody decided on its draft in time.");
    expect(await notices("expired")).toHaveLength(1);
    const { letters } = await world.core.listDeadLetters(user, { kind: "expired" });
    expect(letters).toHaveLength(2);
  });

  it("cannot be approved by its old button, and can be asked again, also by an approver", async () => {
    const { touches } = await draftedCampaign(world, user);
    const { step_id = "", draft_version = 0 } = touches[0] ?? {};
    await later(15 * 24);
    await world.core.clock.expireApprovals(batch);
    await expect(world.core.approveDraft(user, { step_id, draft_version })).rejects.toMatchObject({
      code: "conflict",
      say: expect.stringMatching(/Press Ask again/),
    });
    const approver = { ...user, may: ["decide"] as const };
    await world.core.submitForApproval(approver, { step_id, draft_version });
    const { card } = await world.core.approveDraft(user, { step_id, draft_version });
    expect(card).toMatchObject({ state: "approved", reason: null });
  });

  it("harms no other account's", async () => {
    const other = await world.addUser("Someone Else");
    await world.core.updateSettings(user, { settings: { expiry_days: 1 } });
    await draftedCampaign(world, user);
    await draftedCampaign(world, other);
    await later(25);
    await world.core.clock.expireApprovals({ limit: 1, signal });
    expect((await world.core.listApprovals(user, {})).total).toBe(0);
    expect((await world.core.listApprovals(other, {})).total).toBe(1);
  });
});

describe("quiet hours", () => {
  it("hold every new post back until they end on the account's clock", async () => {
    await world.core.updateSettings(user, {
      settings: { quiet_hours: { from: "20:00", to: "08:00" } },
    });
    await world.setClock("2027-03-02T19:30:00Z");
    await draftedCampaign(world, user);
    const mine = async () =>
      (await world.core.slack.claimPosts(50)).filter((post) => post.user_id === user.user_id);
    expect(await mine()).toEqual([]);
    await world.setClock("2027-03-03T07:01:00Z");
    expect(await mine()).toHaveLength(1);
  });

  it("that a moved clock left far ahead hold nothing back", async () => {
    await world.core.updateSettings(user, {
      settings: { quiet_hours: { from: "20:00", to: "08:00" } },
    });
    await world.setClock("2027-03-09T19:30:00Z");
    await draftedCampaign(world, user);
    await world.setClock(TUESDAY);
    const posts = await world.core.slack.claimPosts(50);
    expect(posts.filter((post) => post.user_id === user.user_id)).toHaveLength(1);
  });
});
