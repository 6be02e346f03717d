import { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApprovalCard } from "../../src/core/approvals/approval-card.ts";
import { POST_METADATA } from "../../src/slack/ids.ts";
import { expireLeases, query, untilRows } from "./expire-leases.ts";
import { wordsOf } from "./send-click.ts";
import { rep, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());
beforeEach(() => world.slack.faults.clear());

const dm = () => world.slack.directMessage(rep)?.id ?? "";
const cardsOf = (card: ApprovalCard) =>
  world.slack.messages(rep.team, dm()).filter((each) => wordsOf(each).includes(card.lead.address));
const posted = async (card: ApprovalCard) => {
  const sql = `select state from slack_posts where step_id = '${card.step_id}'`;
  await untilRows(world, sql, ([row]) => row?.state === "posted");
};

describe("a post", () => {
  it("waits when Slack says that it is too much, and then appears once", async () => {
    world.slack.faults.add({
      kind: "rate_limited",
      method: "chat.postMessage",
      retry_after_seconds: 1,
    });
    const card = await world.waitingDraft("Rate Limited");
    await posted(card);
    expect(cardsOf(card)).toHaveLength(1);
  });

  it("whose answer was lost appears once", async () => {
    world.slack.faults.add({ kind: "lost_response", method: "chat.postMessage" });
    const card = await world.waitingDraft("Answer Lost");
    await posted(card);
    expect(cardsOf(card)).toHaveLength(1);
  });

  it("that failed without a trace is looked for, and made by the next process", async () => {
    world.slack.faults.add({ kind: "server_error", method: "chat.postMessage", status: 503 });
    const card = await world.waitingDraft("Server Error");
    const sql = `select state from slack_posts where step_id = '${card.step_id}'`;
    await untilRows(world, sql, ([row]) => row?.state === "posting");
    await expireLeases(world);
    await posted(card);
    expect(cardsOf(card)).toHaveLength(1);
  });

  it("that is up although its process died is found, and not made again", async () => {
    await world.surface.stop();
    const card = await world.waitingDraft("Half Done");
    const claims = await world.core.slack.claimPosts(10);
    const claim = claims.at(-1);
    const client = new WebClient("xoxb-T1", {
      slackApiUrl: world.eventsUrl.replace("/slack/events", "/fake/api/"),
    });
    const up = await client.chat.postMessage({
      channel: dm(),
      text: `To ${card.lead.address}`,
      metadata: { event_type: POST_METADATA, event_payload: { id: claim?.post_id ?? "" } },
    });
    await expireLeases(world);
    await world.surface.start();
    await posted(card);
    expect(cardsOf(card).map((each) => each.ts)).toEqual([up.ts]);
    expect(wordsOf(cardsOf(card)[0] ?? { blocks: [] })).toContain("waits for your decision");
  });

  it("into a workspace that removed the app is given up, and says so in the database", async () => {
    await world.slack.uninstallApp({ team: rep.team });
    const card = await world.waitingDraft("No App");
    const sql = `select state, error from slack_posts where step_id = '${card.step_id}'`;
    const [row] = await untilRows(world, sql, ([found]) => found?.state === "dead");
    expect(row?.error).toBe("account_inactive");
    const open = "select 1 from slack_posts where state in ('waiting', 'posting')";
    expect(await query(world, open)).toEqual([]);
  });
});
