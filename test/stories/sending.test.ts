import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftDueTouches } from "../../src/core/approvals/draft-due-touches.ts";
import { sendDueTouches } from "../../src/core/outbox/send-due-touches.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";

const signal = new AbortController().signal;
let world: TestWorld;
let user: TestUser;

beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
  // A Tuesday, ten in the morning in Berlin.
  await world.setClock("2027-03-02T09:00:00Z");
});
afterAll(() => world.close());

async function startedCampaign(name: string, email: string) {
  const { core } = world;
  const { results } = await core.upsertLeads(user, {
    leads: [
      {
        full_name: "Ada Moreau",
        email,
        company: "Northwind",
        title: "CTO",
        time_zone: "Europe/Berlin",
      },
    ],
  });
  const lead_id = results[0]?.lead_id ?? "";
  const { campaign } = await core.createCampaign(user, {
    name,
    settings: { offer: "We find stale leads." },
  });
  await core.enrollLeads(user, { campaign: campaign.campaign_id, lead_ids: [lead_id] });
  await core.startCampaign(user, { campaign: campaign.campaign_id });
  await draftDueTouches(world.deps, { limit: 50, signal });
  return { campaign, lead_id };
}

describe("an approved draft", () => {
  it("is sent once, opens the next step and counts as a message", async () => {
    const { lead_id } = await startedCampaign("Spring", "ada@northwind.example");
    const { cards } = await world.core.listApprovals(user, {});
    expect(cards).toHaveLength(1);
    const [card] = cards;
    expect(card).toMatchObject({ state: "waiting", step_number: 1, channel: "email" });
    expect(await sendDueTouches(world.deps, { limit: 50, signal })).toMatchObject({ claimed: 0 });
    const { card: approved } = await world.core.approveDraft(user, {
      step_id: card?.step_id ?? "",
      draft_version: card?.draft_version ?? 0,
    });
    expect(approved.state).toBe("approved");
    const report = await sendDueTouches(world.deps, { limit: 50, signal });
    expect(report.results).toEqual({ sent: 1 });
    expect(await sendDueTouches(world.deps, { limit: 50, signal })).toMatchObject({ claimed: 0 });
    const why = await world.core.whyNotSent(user, { lead: lead_id });
    expect(why.touches[0]?.kind).toBe("sent");
    const { figures } = await world.core.getStats(user, {});
    expect(figures.messages_sent).toBe(1);
  });
});
