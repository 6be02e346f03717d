import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApprovalCard } from "../../src/core/approvals/approval-card.ts";
import { ACTIONS } from "../../src/slack/ids.ts";
import { buttonsOf, labelsOf, sendClick, wordsOf } from "./send-click.ts";
import { outsider, rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

/** The posted card of a draft, once it satisfies the reader. */
function postedCard(card: ApprovalCard, is: (words: string) => boolean = () => true) {
  return world.slack.waitFor(() => {
    const dm = world.slack.directMessage(rep)?.id ?? "";
    return world.slack
      .messages(rep.team, dm)
      .find((each) => wordsOf(each).includes(card.lead.address) && is(wordsOf(each)));
  }, `the card to ${card.lead.full_name}`);
}

const buttonValue = (card: ApprovalCard) =>
  `${world.owner.user_id}:${card.step_id}:${card.draft_version}`;
const stateOf = async ({ step_id }: ApprovalCard) =>
  (await world.core.getApprovalCard(world.owner, { step_id })).card;

describe("the approval card", () => {
  it("comes to its owner once, with all that is needed to decide", async () => {
    const card = await world.waitingDraft("Dana Smith");
    const posted = await postedCard(card);
    const words = wordsOf(posted);
    expect(posted.text).toMatch(/email to \*Dana Smith\* waits for your decision/);
    for (const part of [
      "Head of Data, Acme",
      world.owner.name,
      "Spring",
      "Step 1 of 5",
      "in Berlin",
      card.subject ?? "",
      "Personalised with",
    ]) {
      expect(words).toContain(part);
    }
    expect(words).toContain(card.body.trim());
    expect(labelsOf(posted)).toEqual(["Approve", "Edit", "Regenerate", "Skip", "Reject"]);
    expect(posted).toMatchObject({ unfurl_links: false, unfurl_media: false });
  });

  it("after Approve says who and when, and can only be taken back", async () => {
    const card = await world.waitingDraft("Ada Moreau");
    const posted = await postedCard(card);
    await world.slack.pressButton({
      ...rep,
      channel: posted.channel,
      message_ts: posted.ts,
      action_id: ACTIONS.approve,
    });
    const decided = await postedCard(card, (words) => words.includes("approved by"));
    expect(decided.text).toMatch(/was approved by Robin Reyes <!date\^\d+\^/);
    expect(labelsOf(decided)).toEqual(["Take back"]);
    expect((await stateOf(card)).state).toBe("approved");
    await world.slack.pressButton({
      ...rep,
      channel: posted.channel,
      message_ts: posted.ts,
      action_id: ACTIONS.skip,
      confirmed: true,
    });
    const taken = await postedCard(card, (words) => words.includes("skipped by"));
    expect(buttonsOf(taken)).toEqual([]);
    expect((await stateOf(card)).state).toBe("skipped");
  });

  it("edited in a window is approved as edited, and its old buttons do not count any more", async () => {
    const card = await world.waitingDraft("Kim Lee");
    const posted = await postedCard(card);
    const place = { ...rep, channel: posted.channel, message_ts: posted.ts };
    await world.slack.pressButton({ ...place, action_id: ACTIONS.edit });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the edit window");
    await world.slack.submitView({
      ...rep,
      view_id: view.id,
      values: { body: { value: "Hi Kim,\n\nshort and personal.\n\nRiley" } },
    });
    const edited = await postedCard(card, (words) => words.includes("short and personal"));
    expect(labelsOf(edited)[0]).toBe("Approve (edited)");
    const before = world.slack.ephemerals(rep).length;
    await sendClick(world, {
      ...rep,
      action_id: ACTIONS.approve,
      value: buttonValue(card),
      channel: posted.channel,
      ts: posted.ts,
    });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(said.text).toMatch(/changed after you saw it/);
    expect((await stateOf(card)).state).toBe("waiting");
    await world.slack.pressButton({ ...place, action_id: ACTIONS.approve });
    const decided = await postedCard(card, (words) => words.includes("approved (edited) by"));
    expect(labelsOf(decided)).toEqual(["Take back"]);
  });

  it("is decided once when it is pressed twice at the same moment, and the loser is told", async () => {
    const card = await world.waitingDraft("Sam Okoro");
    const posted = await postedCard(card);
    const before = world.slack.ephemerals(rep).length;
    const click = { ...rep, value: buttonValue(card), channel: posted.channel, ts: posted.ts };
    const answers = await Promise.all([
      sendClick(world, { ...click, action_id: ACTIONS.approve, action_ts: "100.1" }),
      sendClick(world, { ...click, action_id: ACTIONS.approve, action_ts: "100.2" }),
    ]);
    expect(answers).toEqual([200, 200]);
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(said.text).toMatch(/Too late: this message is already approved by/);
    expect(world.slack.ephemerals(rep)).toHaveLength(before + 1);
    expect((await stateOf(card)).state).toBe("approved");
  });

  it("is never decided by an outsider, who is told why", async () => {
    const card = await world.waitingDraft("Noor Haddad");
    const posted = await postedCard(card);
    const before = world.slack.ephemerals(outsider).length;
    await sendClick(world, {
      ...outsider,
      action_id: ACTIONS.approve,
      value: buttonValue(card),
      channel: SALES,
      ts: posted.ts,
    });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(outsider)[before]);
    expect(said.text).toMatch(/not linked/);
    expect((await stateOf(card)).state).toBe("waiting");
  });

  it("is not decided from another workspace, even by somebody with the same id there", async () => {
    const card = await world.waitingDraft("Lin Wei");
    await sendClick(world, {
      user: rep.user,
      team: "T2",
      action_id: ACTIONS.approve,
      value: buttonValue(card),
      channel: SALES,
      ts: "1.1",
    });
    const said = await world.slack.waitFor(
      () => world.slack.ephemerals({ team: "T2", user: rep.user })[0],
    );
    expect(said.text).toMatch(/not linked/);
    expect((await stateOf(card)).state).toBe("waiting");
  });

  it("whose window comes too late for Slack says so, instead of doing nothing", async () => {
    const card = await world.waitingDraft("Pat Blue");
    const before = world.slack.ephemerals(rep).length;
    const click = { ...rep, value: buttonValue(card), channel: SALES, ts: "1.1" };
    await sendClick(world, { ...click, action_id: ACTIONS.edit });
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(said.text).toMatch(/a moment too long.*try once more/);
  });

  it("rejected with a reason shows the reason", async () => {
    const card = await world.waitingDraft("Mia Rossi");
    const posted = await postedCard(card);
    const place = { ...rep, channel: posted.channel, message_ts: posted.ts };
    await world.slack.pressButton({ ...place, action_id: ACTIONS.reject });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the window");
    const values = { reason: { value: "A customer <already>" } };
    await world.slack.submitView({ ...rep, view_id: view.id, values });
    const decided = await postedCard(card, (words) => words.includes("rejected by"));
    expect(decided.text).toContain("A customer &lt;already&gt;");
    expect(buttonsOf(decided)).toEqual([]);
  });

  it("written again shows the new words and asks anew", async () => {
    const card = await world.waitingDraft("Jo Park");
    const posted = await postedCard(card);
    const place = { ...rep, channel: posted.channel, message_ts: posted.ts };
    await world.slack.pressButton({ ...place, action_id: ACTIONS.regenerate });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the window");
    const values = { instruction: { value: "shorter" } };
    await world.slack.submitView({ ...rep, view_id: view.id, values });
    await world.slack.waitFor(() => {
      const value = buttonsOf(posted)[0]?.value ?? "";
      return value.endsWith(`:${card.draft_version}`) || value === "" ? undefined : value;
    }, "the card of the next version");
    expect((await stateOf(card)).draft_version).toBeGreaterThan(card.draft_version);
  });
});

describe("/sdr approve", () => {
  it("shows the next draft privately, decides there, and leads on to the one after", async () => {
    await world.waitingDraft("Queue One");
    await world.waitingDraft("Queue Two");
    const first = await world.type(rep, "approve");
    expect(first.text).toMatch(/drafts wait for you/);
    expect(labelsOf(first)).toContain("Next draft");
    await world.slack.pressButton({
      ...rep,
      channel: first.channel,
      message_ts: first.ts,
      action_id: ACTIONS.skip,
    });
    const after = await world.slack.waitFor(() => {
      const now = world.slack.ephemerals(rep).find((each) => each.ts === first.ts);
      return now?.text.includes("skipped") ? now : undefined;
    });
    expect(labelsOf(after)).toEqual(["Next draft"]);
  });

  it("approves all of a campaign after showing exactly which", async () => {
    const queue = await world.type(rep, "queue");
    const total = (await world.core.listApprovals(world.owner, {})).total;
    await world.slack.pressButton({
      ...rep,
      channel: queue.channel,
      message_ts: queue.ts,
      action_id: ACTIONS.approveAll,
    });
    const view = await world.slack.waitFor(() => world.slack.openView(rep), "the list of drafts");
    expect(view.submit?.text).toBe(`Approve ${total}`);
    await world.slack.submitView({ ...rep, view_id: view.id });
    const done = await world.slack.waitFor(() => {
      const now = world.slack.ephemerals(rep).find((each) => each.ts === queue.ts);
      return now?.text.includes("approved") ? now : undefined;
    });
    expect(done.text).toContain(`*${total} drafts* approved`);
    expect((await world.core.listApprovals(world.owner, {})).total).toBe(0);
  });
});
