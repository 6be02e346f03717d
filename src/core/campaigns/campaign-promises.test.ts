import { afterAll, beforeAll, expect, test } from "vitest";
import {
  approvedCampaign,
  approvedTouch,
  draftedCampaign,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import type { CampaignSettings } from "./campaign.ts";

const NEVER = new AbortController().signal;
const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("nothing leaves on a day off: the gate waits for the day after, and the simulation foretells it", async () => {
  await world.setClock(TUESDAY);
  const riley = await world.addUser();
  const window: CampaignSettings["window"] = {
    ...{ days: [...EVERY_DAY], from: "09:00", to: "17:00" },
    skip_holidays: ["2027-03-02", "2027-03-03"],
  };
  const touch = await approvedTouch(world, riley, { settings: { window } });
  const foretold = await world.core.simulateCampaign(riley, { campaign: touch.campaign_id });
  expect(foretold.first_at).toBe("2027-03-04T08:00:00.000Z");
  await send();
  expect(await sentTo(riley)).toEqual([]);
  const { touches } = await world.core.whyNotSent(riley, { lead: touch.lead_id });
  expect(touches[0]).toMatchObject({ until: "2027-03-04T08:00:00.000Z" });
  await world.setClock("2027-03-04T08:01:00Z");
  await send();
  expect(await sentTo(riley)).toEqual([touch.email]);
});

test("a meeting link stands in the mail that leaves, and without one the sentence about it goes", async () => {
  await world.setClock(TUESDAY);
  const riley = await world.addUser();
  const meeting_link = "https://cal.example/riley";
  await approvedTouch(world, riley, { settings: { meeting_link }, steps: [step(1, "A")] });
  await approvedTouch(world, riley, { steps: [step(1, "A")] });
  await send();
  expect((await textsOf(riley)).sort()).toEqual(["Hi Ada.", `Hi Ada. Book here: ${meeting_link}`]);
});

test("drafted, approved and undrafted touches of a running campaign keep their wording when it is edited", async () => {
  await world.setClock(TUESDAY);
  const riley = await world.addUser();
  const { campaign_id } = await approvedCampaign(world, riley, {
    ...{ leads: 2, steps: [step(1, "first as it was"), step(2, "second as it was")] },
  });
  await edit(riley, campaign_id, [step(1, "first, new"), step(2, "second, new")]);
  await send();
  expect(await textsOf(riley)).toEqual(["Hi Ada. first as it was", "Hi Ada. first as it was"]);
  await writeDrafts(world);
  const drafts = await waitingTouches(world, riley, campaign_id);
  const cards = await Promise.all(
    drafts.map(({ step_id }) => world.core.getApprovalCard(riley, { step_id })),
  );
  expect(cards.map(({ card }) => card.body)).toEqual([
    "Hi Ada. second as it was",
    "Hi Ada. second as it was",
  ]);
  const { campaign } = await world.core.getCampaign(riley, { campaign: campaign_id });
  expect(campaign).toMatchObject({ sequence_version: 2, leads_on_older_steps: 2 });
});

test("an edit by an agent of a campaign that sends unread is read by a person, whatever it changes", async () => {
  await world.setClock(TUESDAY);
  const riley = await world.addUser();
  const { campaign_id } = await draftedCampaign(world, riley, {
    steps: [step(1, "A")],
    settings: { approval: "automatic" },
  });
  await edit(riley.agent, campaign_id, [step(1, "words of an agent")]);
  const { campaign } = await world.core.getCampaign(riley, { campaign: campaign_id });
  expect(campaign.settings.approval).toBe("every_message");
  const loosen = world.core.updateCampaign(riley.agent, {
    ...{ campaign: campaign_id, expected_version: campaign.version },
    settings: { approval: "automatic" },
  });
  await expect(loosen).rejects.toMatchObject({ code: "not_allowed" });
});

/** One mail step; the link is a sentence of its own. */
function step(step_number: number, words: string): SequenceStep {
  const link = "{% if meeting_link %} Book here: {{ meeting_link }}{% endif %}";
  const body = words === "A" ? `Hi {{ first_name }}.${link}` : `Hi {{ first_name }}. ${words}`;
  const variants = [{ key: "A", subject: "Engines", body }];
  return { step_number, channel: "email", delay_hours: 0, window: null, variants, brief: null };
}

async function edit(actor: TestUser | TestUser["agent"], campaign: string, steps: SequenceStep[]) {
  const read = await world.core.getCampaign(actor, { campaign });
  const { version: expected_version } = read.campaign;
  await world.core.updateCampaign(actor, { campaign, expected_version, steps });
}

async function send(): Promise<void> {
  while ((await world.core.clock.sendDueTouches({ limit: 50, signal: NEVER })) > 0);
}

async function sentTo(user: TestUser): Promise<string[]> {
  const rows = await inTenant(world, user, ({ tx }) =>
    tx.sandboxMail.findMany({ where: { state: "sent" }, select: { to_address: true } }),
  );
  return rows.map(({ to_address }) => to_address);
}

/** What our own conversation keeps of what was sent. */
async function textsOf(user: TestUser): Promise<string[]> {
  const rows = await inTenant(world, user, ({ tx }) =>
    tx.message.findMany({ where: { direction: "outbound" }, select: { body: true } }),
  );
  return rows.map(({ body }) => body ?? "");
}
