import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvedTouch, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import { inTenant, keepInbound, linkSlack } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

const signal = new AbortController().signal;

let world: TestWorld;
let user: TestUser;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});
beforeEach(async () => {
  await world.setClock(TUESDAY);
  user = await world.addUser();
  await linkSlack(world, user);
});

async function deadTouch(kind: "failed" | "uncertain") {
  const touch = await approvedTouch(world, user);
  await inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.update({
      where: { id: touch.step_id },
      data:
        kind === "failed"
          ? { status: "failed", last_error: "the server said no" }
          : { delivery_state: "uncertain", last_error: "no answer", attempt_id: randomUUID() },
      select: { id: true },
    }),
  );
  return touch;
}

async function deadPost(): Promise<string> {
  return inTenant(world, user, async ({ tx, user_id }) => {
    const post = await tx.slackPost.create({
      data: {
        user_id,
        kind: "notice",
        dedupe_key: randomUUID(),
        team_id: "T1",
        place: "C9",
        state: "dead",
        error: "channel_not_found",
        payload: { text: "hello" },
      },
      select: { id: true },
    });
    return post.id;
  });
}

async function poisonMail(): Promise<string> {
  const id = await keepInbound(world, user, { raw: "From: a@x.example\r\n\r\nhello" });
  await inTenant(world, user, ({ tx }) =>
    tx.inboundMail.update({
      where: { id },
      data: { state: "poison", reason: "too deep", attempts: 9 },
      select: { id: true },
    }),
  );
  return id;
}

describe("dead letters", () => {
  it("are listed with what, why and the way on, page by page, and only to their owner", async () => {
    const ids = [
      (await deadTouch("failed")).step_id,
      (await deadTouch("uncertain")).step_id,
      await deadPost(),
      await poisonMail(),
    ];
    const first = await world.core.listDeadLetters(user, { limit: 3 });
    const rest = await world.core.listDeadLetters(user, {
      limit: 3,
      cursor: first.next_cursor ?? "",
    });
    const letters = [...first.letters, ...rest.letters];
    expect(letters.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(first.total).toBe(4);
    expect(rest.next_cursor).toBeNull();
    expect(letters.find(({ kind }) => kind === "failed")).toMatchObject({
      reason: "the server said no",
      draft_version: 1,
    });
    const other = await world.addUser("Someone Else");
    expect((await world.core.listDeadLetters(other, {})).letters).toEqual([]);
    const stolen = await world.core.redriveDeadLetters(other, { ids });
    expect(stolen).toMatchObject({ redriven: 0 });
    expect(stolen.left).toHaveLength(4);
  });

  it("a failed message is asked for once more, and then sent once", async () => {
    const { step_id } = await deadTouch("failed");
    expect(await world.core.redriveDeadLetters(user, { kind: "failed" })).toMatchObject({
      redriven: 1,
      left: [],
    });
    const { card } = await world.core.getApprovalCard(user, { step_id });
    expect(card).toMatchObject({ state: "waiting", draft_version: 2, decided_by: null });
    await world.core.clock.sendDueTouches({ limit: 50, signal });
    expect((await world.core.getApprovalCard(user, { step_id })).card.state).toBe("waiting");
    await world.core.approveDraft(user, { step_id, draft_version: 2 });
    await world.core.clock.sendDueTouches({ limit: 50, signal });
    expect((await world.core.getApprovalCard(user, { step_id })).card.state).toBe("sent");
  });

  it("in an automatic campaign it goes by itself, but still through the gate", async () => {
    const touch = await deadTouch("failed");
    const { campaign } = await world.core.getCampaign(user, { campaign: touch.campaign_id });
    await world.core.updateCampaign(user, {
      campaign: touch.campaign_id,
      expected_version: campaign.version,
      settings: { approval: "automatic" },
    });
    await world.core.suppressContacts(user, { addresses: [touch.email] });
    await inTenant(world, user, ({ tx }) =>
      tx.sequenceStep.update({
        where: { id: touch.step_id },
        data: { status: "failed", skip_reason: null },
        select: { id: true },
      }),
    );
    await world.core.redriveDeadLetters(user, { ids: [touch.step_id] });
    await world.core.clock.sendDueTouches({ limit: 50, signal });
    const { card } = await world.core.getApprovalCard(user, { step_id: touch.step_id });
    expect(card.state).toBe("skipped");
  });

  it("what is uncertain is never taken up, however it is asked for", async () => {
    const { step_id } = await deadTouch("uncertain");
    await expect(world.core.redriveDeadLetters(user, { kind: "uncertain" })).rejects.toMatchObject({
      code: "not_allowed",
    });
    expect((await world.core.redriveDeadLetters(user, { all: true })).redriven).toBe(0);
    const named = await world.core.redriveDeadLetters(user, { ids: [step_id] });
    expect(named.left).toEqual([{ id: step_id, reason: expect.stringContaining("only a person") }]);
    expect((await world.core.getApprovalCard(user, { step_id })).card.state).toBe("uncertain");
  });

  it("a post is looked for before it is made, and a mail is read again", async () => {
    const [post_id, mail_id] = [await deadPost(), await poisonMail()];
    expect((await world.core.redriveDeadLetters(user, { all: true })).redriven).toBe(2);
    const claims = await world.core.slack.claimPosts(50);
    expect(claims.find((claim) => claim.post_id === post_id)).toMatchObject({ recovering: true });
    expect(await world.core.clock.readInbound({ limit: 50, signal })).toBeGreaterThan(0);
    const left = await inTenant(world, user, ({ tx }) =>
      tx.inboundMail.findUnique({ where: { id: mail_id }, select: { state: true } }),
    );
    expect(left?.state).toBe("unmatched");
  });

  it("a mail without contents is asked of the vendor again, by its id, unless its mailbox is at it", async () => {
    const mail_id = await poisonMail();
    const set = (mail: object, mailbox: object) =>
      inTenant(world, user, async ({ tx }) => {
        await tx.inboundMail.update({ where: { id: mail_id }, data: mail });
        await tx.mailbox.update({ where: { id: user.mailbox_id }, data: mailbox });
      });
    const redrive = () => world.core.redriveDeadLetters(user, { ids: [mail_id] });
    const sync_cursor = { history_id: "7", missing_since: { other: 5 } };
    await set({ raw: Buffer.alloc(0), provider_id: "m1" }, { sync_cursor });
    expect((await redrive()).left[0]?.reason).toContain("look at it in the mailbox");
    await set({}, { provider: "gmail", sync_until: new Date(Date.now() + 60_000) });
    expect((await redrive()).left[0]?.reason).toContain("being read");
    await set({}, { sync_until: null });
    expect(await redrive()).toMatchObject({ redriven: 1, left: [] });
    const mailbox = await inTenant(world, user, ({ tx }) =>
      tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
    );
    expect(mailbox.sync_cursor).toEqual({
      history_id: "7",
      missing_since: { other: 5, m1: expect.any(Number) },
    });
    expect((await world.core.listDeadLetters(user, { kind: "mail" })).total).toBe(1);
    await set({}, { provider: "sandbox", sync_cursor: 0 });
  });

  it("are a person's to take up: an agent only sees them", async () => {
    await deadTouch("failed");
    expect((await world.core.listDeadLetters(user.agent, {})).total).toBe(1);
    await expect(world.core.redriveDeadLetters(user.agent, { all: true })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(world.core.redriveDeadLetters(user, {})).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("who is told", () => {
  type Told = { dedupe_key: string; next: string };
  const told = (like: string) =>
    inTenant(
      world,
      user,
      ({ tx }) => tx.$queryRaw<Told[]>`
        select dedupe_key, payload ->> 'next' as next from slack_posts
        where kind = 'notice' and dedupe_key like ${`notice:${like}%`}`,
    );

  it("of a post that was given up: its owner, once, by direct message", async () => {
    await world.core.updateSettings(user, {
      settings: { posting_channel: "CGONE", posting_team: "T1" },
    });
    await approvedTouch(world, user);
    const [claim] = (await world.core.slack.claimPosts(50)).filter(
      (one) => one.user_id === user.user_id,
    );
    if (!claim) throw new Error("no card was queued");
    const failure = { error: "channel_not_found", retry_in_ms: null };
    await world.core.slack.recordPostFailed(claim, failure);
    await world.core.slack.recordPostFailed(claim, failure);
    const notices = await told("dead_post");
    expect(notices).toHaveLength(1);
    expect(notices[0]?.dedupe_key).not.toContain("CGONE");
    expect(notices[0]?.next).toContain("/sdr failed");
  });

  it("of a mailbox that rests: its owner, once a spell", async () => {
    const rest = (breaker_until: Date) =>
      inTenant(world, user, ({ tx }) =>
        tx.mailbox.update({
          where: { id: user.mailbox_id },
          data: { failures: 5, breaker_until },
          select: { id: true },
        }),
      );
    await rest(new Date(Date.parse(TUESDAY) + 600_000));
    await world.core.clock.tellRestingMailboxes({ limit: 50, signal });
    await rest(new Date(Date.parse(TUESDAY) + 1_200_000));
    await world.core.clock.tellRestingMailboxes({ limit: 50, signal });
    expect(await told("resting")).toHaveLength(1);
    await rest(new Date(0));
    await approvedTouch(world, user);
    await world.core.clock.sendDueTouches({ limit: 50, signal });
    await rest(new Date(Date.parse(TUESDAY) + 600_000));
    await world.core.clock.tellRestingMailboxes({ limit: 50, signal });
    expect(await told("resting")).toHaveLength(2);
  });
});
