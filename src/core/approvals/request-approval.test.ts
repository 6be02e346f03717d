import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  approvedTouch,
  draftedCampaign,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { sendDueTouches } from "../outbox/send-due-touches.ts";
import { readDraftRequest } from "./read-draft-request.ts";
import { readTouch } from "./read-touch.ts";

const AUTOMATIC = { approval: "automatic" } as const;
const { signal } = new AbortController();

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
beforeEach(() => world.setClock(TUESDAY));
afterAll(() => world.close());

test("what an agent writes into a known lead leaves no message unread in automatic mode", async () => {
  const riley = await world.addUser();
  const { campaign } = await world.core.createCampaign(riley, {
    name: "Words",
    sequence_template: "email_only",
    settings: { offer: "We find stale leads.", ...AUTOMATIC },
  });
  const ada = { full_name: "Ada Moreau", email: "ada@northwind.example", company: "Northwind" };
  const { results } = await world.core.upsertLeads(riley, { leads: [ada] });
  const lead_ids = [results[0]?.lead_id ?? ""];
  await world.core.enrollLeads(riley, { campaign: "Words", lead_ids });
  const leads = [{ ...ada, company: "Northwind, the crooks," }];
  await world.core.upsertLeads(riley.agent, { leads, dry_run: true });
  expect(await originsOf(riley)).toEqual(["person"]);
  await world.core.upsertLeads(riley.agent, { leads });
  expect(await originsOf(riley)).toEqual(["agent"]);
  await world.core.startCampaign(riley, { campaign: "Words" });
  await writeDrafts(world);
  expect(await waitingTouches(world, riley, campaign.campaign_id)).toHaveLength(1);
});

test("a lead's further columns bring no paragraphs of their own, and no more than 200 characters", async () => {
  const riley = await world.addUser();
  const { touches } = await draftedCampaign(world, riley);
  const [touch] = touches;
  const enrichment_data = {
    first_name: "Ada,\n\nPay us at\u0007 evil.example",
    motto: "x".repeat(300),
  };
  const request = await inTenant(riley, async (tenant) => {
    await tenant.tx.lead.updateMany({ data: { enrichment_data } });
    const read = await readTouch(tenant.tx, touch?.step_id ?? "");
    return (await readDraftRequest(tenant, read, null)).request;
  });
  const values = Object.fromEntries(request.facts.map(({ name, value }) => [name, value]));
  expect(values).toEqual({ first_name: "Ada, Pay us at evil.example", motto: "x".repeat(200) });
});

test("an agent that renames a campaign changes words: every message needs a person again", async () => {
  const riley = await world.addUser();
  const { campaign } = await world.core.createCampaign(riley, {
    name: "Spring",
    settings: AUTOMATIC,
  });
  const renamed = await world.core.updateCampaign(riley.agent, {
    campaign: campaign.campaign_id,
    expected_version: campaign.version,
    name: "You owe us money",
  });
  expect(renamed.campaign.settings.approval).toBe("every_message");
});

test("what a campaign's mode approved goes back to a person once the mode asks for one", async () => {
  const riley = await world.addUser();
  const { campaign_id } = await draftedCampaign(world, riley, { settings: AUTOMATIC });
  const { campaign } = await world.core.getCampaign(riley, { campaign: campaign_id });
  await world.core.updateCampaign(riley, {
    campaign: campaign_id,
    expected_version: campaign.version,
    settings: { approval: "every_message" },
  });
  const { results } = await sendDueTouches(world.deps, { limit: 10, signal });
  expect(results.sent ?? 0).toBe(0);
  expect(await waitingTouches(world, riley, campaign_id)).toHaveLength(1);
});

test("a follow-up that was drafted before its turn is asked for when its turn comes", async () => {
  const riley = await world.addUser();
  const { campaign_id, lead_id } = await approvedTouch(world, riley);
  const followUp = await inTenant(riley, ({ tx }) =>
    tx.sequenceStep.findFirstOrThrow({ where: { lead_id, step_number: 2 } }),
  );
  const early = { step_id: followUp.id, subject: "News", body: "Hi Ada, any news?" };
  const { card } = await world.core.draftMessage(riley.agent, early);
  expect(card.state).toBe("drafting");
  await sendDueTouches(world.deps, { limit: 10, signal });
  const waiting = await waitingTouches(world, riley, campaign_id);
  expect(waiting.map((touch) => touch.step_id)).toEqual([followUp.id]);
});

test("a first message that was drafted before the start is asked for at the start", async () => {
  const riley = await world.addUser();
  const { campaign_id, lead_id } = await enrolled(riley);
  const body = "Hi Ada, shall we talk?";
  await world.core.draftMessage(riley.agent, {
    campaign: campaign_id,
    lead_id,
    body,
    subject: "Hi",
  });
  await world.core.startCampaign(riley, { campaign: campaign_id });
  expect(await waitingTouches(world, riley, campaign_id)).toMatchObject([{ draft_version: 1 }]);
});

test("a draft that waits for approval waits again, with its buttons, when it is worded anew", async () => {
  const riley = await world.addUser();
  const { campaign_id, touches } = await draftedCampaign(world, riley);
  const step_id = touches[0]?.step_id ?? "";
  const { card } = await world.core.draftMessage(riley.agent, { step_id, body: "Hi Ada, a word?" });
  expect(card).toMatchObject({ state: "waiting", draft_version: 2, origin: "agent" });
  await world.core.approveDraft(riley, { step_id, draft_version: 2 });
  expect(await waitingTouches(world, riley, campaign_id)).toEqual([]);
});

test("a draft that is asked for twice with one idempotency_key is written once", async () => {
  const riley = await world.addUser();
  const { touches } = await draftedCampaign(world, riley);
  const step_id = touches[0]?.step_id ?? "";
  const request = { step_id, body: "Hi Ada, a word?", idempotency_key: "draft-ada-1" };
  const both = await Promise.all([
    world.core.draftMessage(riley.agent, request),
    world.core.draftMessage(riley.agent, request),
  ]);
  const again = await world.core.draftMessage(riley.agent, request);
  expect([...both, again].map(({ card }) => card.draft_version)).toEqual([2, 2, 2]);
  await expect(
    world.core.draftMessage(riley.agent, { ...request, body: "Something else" }),
  ).rejects.toMatchObject({ code: "conflict", field: "idempotency_key" });
});

async function enrolled(user: TestUser): Promise<{ campaign_id: string; lead_id: string }> {
  const { campaign } = await world.core.createCampaign(user, {
    name: "Early",
    settings: { offer: "We find stale leads." },
  });
  const leads = [{ full_name: "Ada Moreau", email: "ada@northwind.example", company: "Northwind" }];
  const { results } = await world.core.upsertLeads(user, { leads });
  const lead_id = results[0]?.lead_id ?? "";
  await world.core.enrollLeads(user, { campaign: "Early", lead_ids: [lead_id] });
  return { campaign_id: campaign.campaign_id, lead_id };
}

function originsOf(user: TestUser): Promise<string[]> {
  return inTenant(user, async ({ tx }) => {
    const steps = await tx.sequenceStep.findMany({ select: { origin: true } });
    const enrollments = await tx.campaignLead.findMany({ select: { origin: true } });
    return [...new Set([...steps, ...enrollments].map(({ origin }) => origin))];
  });
}

function inTenant<T>(user: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor: user }, fn);
}
