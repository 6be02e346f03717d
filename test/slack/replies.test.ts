import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clockActor } from "../../src/core/actor.ts";
import { openTenant } from "../../src/core/operation.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import { readInbound } from "../../src/core/replies/read-inbound.ts";
import { syncMailboxes } from "../../src/core/replies/sync-mailboxes.ts";
import { answerSandboxMail, listSandboxMail } from "../../src/core/sandbox/sandbox-inbox.ts";
import { ACTIONS } from "../../src/slack/ids.ts";
import { buttonsOf, labelsOf, wordsOf } from "./send-click.ts";
import { rep, type SlackWorld, slackWorld } from "./slack-world.ts";

const signal = new AbortController().signal;
let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
  // A Tuesday, ten in the morning in Berlin.
  await world.setClock("2027-03-02T09:00:00Z");
});
afterAll(() => world.close());

const dm = () => world.slack.messages(rep.team, world.slack.directMessage(rep)?.id ?? "");

/** A lead who got an approved mail and answered it; the posted reply, once it satisfies. */
async function answerFrom(lead: string, text: string) {
  const card = await world.waitingDraft(lead);
  const { step_id, draft_version } = card;
  await world.core.approveDraft(world.owner, { step_id, draft_version });
  await sendDueTouches(world.deps, { limit: 50, signal });
  const who = { deps: world.deps, actor: clockActor(world.owner) };
  await openTenant(who, async (tenant) => {
    const sent = (await listSandboxMail(tenant)).find((mail) => mail.to === card.lead.address);
    await answerSandboxMail(tenant, { mail_id: sent?.id ?? "", text, kind: "reply" });
  });
  await syncMailboxes(world.deps, { limit: 50, signal });
  await readInbound(world.deps, { limit: 50, signal });
  return { card, posted: await replyPost(lead) };
}

const replyPost = (lead: string, is: (words: string) => boolean = () => true) =>
  world.slack.waitFor(
    () => dm().find((each) => each.text.startsWith(`*${lead}*`) && is(wordsOf(each))),
    `the reply of ${lead}`,
  );
const press = (ts: string, action_id: string, confirmed = false) => {
  const channel = world.slack.directMessage(rep)?.id ?? "";
  return world.slack.pressButton({ ...rep, channel, message_ts: ts, action_id, confirmed });
};

describe("a reply", () => {
  it("comes to the thread of the card that sent the message, quoted safely, and to the channel when it is good", async () => {
    const { card, posted } = await answerFrom(
      "Dana Smith",
      "Yes, I am interested! Please call me <!channel> *now*: https://evil.example",
    );
    const parent = dm().find((each) => wordsOf(each).includes(card.lead.address) && !each.subtype);
    expect(posted.thread_ts).toBe(parent?.ts);
    expect(posted.subtype).toBe("thread_broadcast");
    expect(posted.text).toMatch(
      /\*Dana Smith\* \(Acme\) replied: \*(Interested|Wants a meeting)\*/,
    );
    expect(wordsOf(posted)).toMatch(/^>Yes, I am interested!/m);
    expect(wordsOf(posted)).not.toMatch(/<!channel>|https:\/\/evil/);
    expect(wordsOf(posted)).toMatch(/\d % {1,2}sure|% sure/);
    expect(posted).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(labelsOf(posted)).toEqual(["Draft an answer", "Suppress", "Done"]);
  });

  it("is answered by a draft that asks for approval like any other", async () => {
    const posted = await replyPost("Dana Smith");
    await press(posted.ts, ACTIONS.answerReply);
    const card = await world.slack.waitFor(
      () => dm().find((each) => each.text.startsWith("An answer to *Dana Smith*")),
      "the answer's card",
    );
    expect(labelsOf(card)).toContain("Approve");
    expect(wordsOf(card)).toContain("An answer to their reply");
    expect(wordsOf(card)).toContain("*They wrote*");
  });

  it("gets another label from a person, and says whose it is", async () => {
    const posted = await replyPost("Dana Smith");
    const menu = buttonsOf(posted).find((each) => each.action_id === ACTIONS.relabelReply) as {
      options?: { value: string }[];
    };
    const value = menu.options?.find((option) => option.value.endsWith(":question"))?.value ?? "";
    const channel = world.slack.directMessage(rep)?.id ?? "";
    await world.slack.chooseValue({
      ...rep,
      channel,
      message_ts: posted.ts,
      action_id: ACTIONS.relabelReply,
      value,
    });
    const relabelled = await replyPost("Dana Smith", (words) => words.includes("*Has a question*"));
    expect(wordsOf(relabelled)).toContain("Labelled by Robin Reyes");
  });

  it("that is dealt with has no buttons left", async () => {
    const posted = await replyPost("Dana Smith");
    await press(posted.ts, ACTIONS.replyDone);
    const done = await replyPost("Dana Smith", (words) => words.includes("Done."));
    expect(buttonsOf(done)).toEqual([]);
  });

  it("that is a refusal stays in the thread, and its writer is suppressed after a question", async () => {
    const { posted } = await answerFrom("Kim Lee", "No thanks, not interested.");
    expect(posted.subtype).toBeUndefined();
    expect(await press(posted.ts, ACTIONS.suppressLead)).toMatchObject({
      outcome: "confirm_needed",
    });
    await press(posted.ts, ACTIONS.suppressLead, true);
    await replyPost("Kim Lee", (words) => words.includes("Done."));
    const { suppression } = await world.core.getLead(world.owner, { lead: "Kim Lee" });
    expect(suppression).not.toBeNull();
  });

  it("that points to somebody else offers to add them", async () => {
    const { posted } = await answerFrom(
      "Sam Okoro",
      "I am the wrong person. Please contact Noor Haddad at noor.haddad@acme.example instead.",
    );
    expect(labelsOf(posted)).toContain("Add Noor Haddad");
    const before = world.slack.ephemerals(rep).length;
    await press(posted.ts, ACTIONS.addReferral);
    const said = await world.slack.waitFor(() => world.slack.ephemerals(rep)[before]);
    expect(said.text).toBe("*Noor Haddad* is a new lead.");
  });

  it("is found by its label", async () => {
    const list = await world.type(rep, "replies");
    expect(wordsOf(list)).toContain("Sam Okoro");
    expect(wordsOf(list)).not.toContain("Kim Lee");
    const labelled = await world.type(rep, "replies question");
    expect(wordsOf(labelled)).toContain("Dana Smith");
    expect((await world.type(rep, "replies happy")).text).toMatch(/no such label.*interested/);
  });

  it("counts in the figures, with a picture by day", async () => {
    const stats = await world.type(rep, "stats");
    expect(stats.text).toMatch(/\*3 messages\* sent, \*3 replies\*/);
    expect(wordsOf(stats)).toMatch(/█+ +3 \/ 3/);
  });
});
