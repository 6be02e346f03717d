import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACTIONS } from "../../src/slack/ids.ts";
import { inTenant } from "../setup/contacted-lead.ts";
import { untilRows } from "./expire-leases.ts";
import { labelsOf, wordsOf } from "./send-click.ts";
import { approver, rep, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

async function stop(step_id: string, data: object): Promise<void> {
  await inTenant(world, world.owner, ({ tx }) =>
    tx.sequenceStep.update({ where: { id: step_id }, data, select: { id: true } }),
  );
}

const failed = { status: "failed", last_error: "550 no such <!channel> user" };
const uncertain = {
  status: "scheduled",
  delivery_state: "uncertain",
  attempt_id: randomUUID(),
  last_error: "no answer",
};

async function press(action_id: string): Promise<{ text: string }> {
  const before = world.slack.ephemerals(rep).length;
  const { channel, ts } = world.lastWord(rep);
  await world.slack.pressButton({ ...rep, channel, message_ts: ts, action_id });
  return world.slack.waitFor(() => world.slack.ephemerals(rep)[before], "an answer");
}

describe("/sdr failed", () => {
  it("says that nothing failed while nothing did", async () => {
    expect((await world.type(rep, "failed")).text).toMatch(/^Nothing failed/);
  });

  it("lists a failed message with its reason and takes it up again through approval", async () => {
    const card = await world.waitingDraft("Dana Smith");
    await stop(card.step_id, failed);
    const list = await world.type(rep, "failed");
    expect(wordsOf(list)).toContain("The message to Dana Smith");
    expect(JSON.stringify(list.blocks)).not.toContain("<!channel>");
    expect(labelsOf(list)).toEqual(["Try again", "Skip"]);
    expect((await press(ACTIONS.redrive)).text).toContain("taken up again");
    const now = await world.core.getApprovalCard(world.owner, { step_id: card.step_id });
    expect(now.card).toMatchObject({ state: "waiting", draft_version: 2 });
  });

  it("asks about an uncertain message, and never just sends it again", async () => {
    const card = await world.waitingDraft("Lin Wei");
    await stop(card.step_id, uncertain);
    const list = await world.type(rep, "uncertain");
    expect(labelsOf(list)).toEqual(["It was sent", "Send again"]);
    const { channel, ts } = world.lastWord(rep);
    await world.slack.pressButton({
      ...rep,
      channel,
      message_ts: ts,
      action_id: ACTIONS.itWasSent,
    });
    await untilRows(
      world,
      `select 1 from sequence_steps where id = '${card.step_id}' and status = 'sent'`,
      (rows) => rows.length === 1,
    );
  });

  it("offers to ask again about an expired draft, on its card too", async () => {
    const card = await world.waitingDraft("Kofi Mensah");
    await stop(card.step_id, {
      approval_state: "expired",
      deferred_reason: "nobody decided in time",
    });
    expect(labelsOf(await world.type(rep, "failed"))).toContain("Ask again");
    expect((await press(ACTIONS.redrive)).text).toContain("taken up again");
    const now = await world.core.getApprovalCard(world.owner, { step_id: card.step_id });
    expect(now.card.state).toBe("waiting");
  });

  it("is the owner's: an approver is sent to what they may do", async () => {
    await world.core.nameApprover(world.owner, {
      team_id: approver.team,
      slack_user_id: approver.user,
      display_name: "Sam",
    });
    expect((await world.type(approver, "failed")).text).toContain("/sdr approve");
  });
});

describe("/sdr sending", () => {
  it("says that it is on", async () => {
    expect((await world.type(rep, "sending")).text).toMatch(/^Sending is on/);
  });

  it("after a restore shows why it is off and what is due, and switches it on behind a question", async () => {
    await world.core.switchSending(world.owner, { on: false, reason: "restored from a backup" });
    expect((await world.type(rep, "")).text).toContain("wait for your decision");
    const state = await world.type(rep, "resume-all");
    expect(state.text).toMatch(/switched off for this whole installation: restored from a backup/);
    const button = JSON.stringify(state.blocks);
    expect(button).toContain("Switch sending on?");
    const { channel, ts } = world.lastWord(rep);
    await world.slack.pressButton({
      ...rep,
      channel,
      message_ts: ts,
      action_id: ACTIONS.switchSending,
      confirmed: true,
    });
    await untilRows(
      world,
      "select 1 from installation where sending_enabled",
      (rows) => rows.length === 1,
    );
  });
});

describe("/sdr settings", () => {
  async function save(values: Record<string, { value: string }>) {
    await world.slack.runCommand({ ...rep, channel: "C1", text: "settings" });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the settings");
    await world.slack.submitView({ ...rep, view_id: view.id, values });
  }
  const settings = async () => (await world.core.getContext(world.owner, {})).settings;

  it("take quiet hours as people type them, and when to remind and to stop asking", async () => {
    const before = world.slack.ephemerals(rep).length;
    await save({
      quiet_from: { value: "20:00" },
      quiet_to: { value: "8:00" },
      reminder_hours: { value: "6" },
      expiry_days: { value: "10" },
    });
    await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(await settings()).toMatchObject({
      quiet_hours: { from: "20:00", to: "08:00" },
      reminder_hours: 6,
      expiry_days: 10,
    });
  });

  it("come back with the reason when a time is none or a number is out of range", async () => {
    for (const [values, reason] of [
      [{ quiet_to: { value: "noon" } }, "Quiet hours need two times of day."],
      [{ quiet_to: { value: "08:00" }, reminder_hours: { value: "0" } }, "from 1 to 168"],
    ] as const) {
      await save(values as never);
      const view = await world.slack.waitFor(() => {
        const open = world.slack.openView(rep);
        return JSON.stringify(open?.blocks ?? []).includes(reason) ? open : undefined;
      }, reason);
      await world.slack.closeView({ ...rep, view_id: view.id });
    }
    expect(await settings()).toMatchObject({ reminder_hours: 6 });
  });
});
