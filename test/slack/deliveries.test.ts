import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApprovalCard } from "../../src/core/approvals/approval-card.ts";
import { ACTIONS } from "../../src/slack/ids.ts";
import { expireLeases, query, untilRows } from "./expire-leases.ts";
import { type Click, clickBody, sendClick } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

const approving = (card: ApprovalCard): Click => ({
  ...rep,
  action_id: ACTIONS.approve,
  value: `${world.owner.user_id}:${card.step_id}:${card.draft_version}`,
  channel: SALES,
  ts: "1.1",
  action_ts: `approve.${card.step_id}`,
});
const open = "select key from processed_events where state = 'received'";
const none = (rows: unknown[]) => rows.length === 0;
const stateOf = async ({ step_id }: ApprovalCard) =>
  (await world.core.getApprovalCard(world.owner, { step_id })).card.state;

describe("a request", () => {
  it("with a wrong signature or an old one is refused, and nothing of it is kept", async () => {
    const card = await world.waitingDraft("Ann One");
    const before = await query(world, "select key from processed_events");
    const click = approving(card);
    expect(await sendClick(world, { ...click, secret: "somebody else's" })).toBe(401);
    const longAgo = new Date(Date.now() - 400_000);
    expect(await sendClick(world, { ...click, signed_at: longAgo })).toBe(401);
    expect(await query(world, "select key from processed_events")).toEqual(before);
    expect(await stateOf(card)).toBe("waiting");
  });

  it("to any other address is not found", async () => {
    const other = world.eventsUrl.replace("events", "other");
    expect((await fetch(other, { method: "POST", body: "{}" })).status).toBe(404);
    expect((await fetch(world.eventsUrl)).status).toBe(404);
  });

  it("that comes twice is worked on once", async () => {
    const card = await world.waitingDraft("Ann Two");
    const before = world.slack.ephemerals(rep).length;
    const click = approving(card);
    const answers = await Promise.all([
      sendClick(world, click),
      sendClick(world, { ...click, retry: true }),
    ]);
    expect(answers).toEqual([200, 200]);
    await untilRows(world, open, none);
    expect(await stateOf(card)).toBe("approved");
    // The loser of a race would have been told so; a repetition is no race.
    expect(world.slack.ephemerals(rep)).toHaveLength(before);
    const audit = "select 1 from audit_log where action = 'approve_draft' and subject_id = $1";
    expect(await query(world, audit, [card.step_id])).toHaveLength(1);
  });

  it("a command delivered twice gets one answer", async () => {
    world.slack.setConditions({ deliver_twice: true });
    await world.type(rep, "help");
    await untilRows(world, open, none);
    world.slack.setConditions({ deliver_twice: false });
    const answers = world.slack.ephemerals(rep).filter((each) => each.in_reply_to === "/sdr help");
    expect(answers).toHaveLength(1);
  });

  it("marked as a retry is worked on when the first one never arrived", async () => {
    const card = await world.waitingDraft("Ann Three");
    await sendClick(world, { ...approving(card), retry: true });
    await untilRows(world, open, none);
    expect(await stateOf(card)).toBe("approved");
  });

  it("acknowledged by a process that died is worked on by the next", async () => {
    const card = await world.waitingDraft("Ann Four");
    const payload = clickBody(approving(card));
    await world.core.slack.recordDelivery({ key: "slack:orphan", kind: "slack", payload });
    await expireLeases(world);
    await untilRows(world, open, none);
    expect(await stateOf(card)).toBe("approved");
    const [row] = await query(
      world,
      "select state, payload from processed_events where key = 'slack:orphan'",
    );
    expect(row).toEqual({ state: "done", payload: null });
  });

  it("that takes every process down is set aside, and the rest goes on", async () => {
    const payload = { type: "block_actions", actions: [] };
    await world.core.slack.recordDelivery({ key: "slack:poison", kind: "slack", payload });
    await query(world, "update processed_events set attempts = 3 where key = 'slack:poison'");
    await expireLeases(world);
    await untilRows(world, open, none);
    const [row] = await query(
      world,
      "select state, error from processed_events where key = 'slack:poison'",
    );
    expect(row).toEqual({ state: "failed", error: "gave_up" });
  });

  it("on a button of an older release is answered all the same", async () => {
    const before = world.slack.ephemerals(rep).length;
    await sendClick(world, {
      ...rep,
      action_id: ACTIONS.approve,
      value: "42:1",
      channel: SALES,
      ts: "1.1",
    });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(said.text).toMatch(/older version of Chat SDR/);
  });

  it("is not acknowledged while it cannot be written down, so that Slack sends it again", async () => {
    const other = await slackWorld();
    await other.surface.stop();
    await other.deps.db.close();
    const click = { ...rep, action_id: ACTIONS.approve, value: "x", channel: SALES, ts: "1.1" };
    expect(await sendClick(other, click)).toBe(500);
    await other.close();
  });
});
