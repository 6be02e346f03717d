import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

const OFFER = { offer: "We make slow dashboards fast." };

test("a campaign is made from a template, in draft, with the owner's time zone and every message approved", async () => {
  const riley = await world.addUser();
  const { campaign } = await world.core.createCampaign(riley, { name: "Spring" });
  expect(campaign).toMatchObject({
    name: "Spring",
    status: "draft",
    sequence_template: "email_first",
    version: 1,
    sequence_version: 1,
    settings: { approval: "every_message", time_zone: "Europe/Berlin" },
    figures: { leads: 0, sent: 0 },
  });
  expect(campaign.steps.map((step) => step.channel)).toEqual([
    "email",
    "email",
    "linkedin_invite",
    "linkedin_message",
    "email",
  ]);
});

test("a fault in a step is named by its place", async () => {
  const riley = await world.addUser();
  const step = { step_number: 1, channel: "email" as const };
  const variant = { key: "A", subject: "Hello", body: "Hi {{ first_nam }}" };
  const create = (steps: object[]) =>
    world.core.createCampaign(riley, {
      name: "Faulty",
      sequence_template: "custom",
      steps: steps as never,
    });
  await expect(create([{ ...step, variants: [variant] }])).rejects.toMatchObject({
    code: "invalid_input",
    field: "steps.0.variants.0.body",
  });
  const second = { ...step, step_number: 2, variants: [{ ...variant, body: "Hi {{ oops" }] };
  const sound = { ...step, variants: [{ ...variant, body: "Hi" }] };
  await expect(create([sound, second])).rejects.toMatchObject({
    field: "steps.1.variants.0.body",
  });
  await expect(create([])).rejects.toMatchObject({ field: "steps" });
});

test("a template may use a column of an import by its name", async () => {
  const riley = await world.addUser();
  await world.core.upsertLeads(riley, {
    leads: [{ email: "ada@x.example", enrichment_data: { team_size: "12" } }],
  });
  const { campaign } = await world.core.createCampaign(riley, {
    name: "Columns",
    sequence_template: "custom",
    steps: [
      {
        step_number: 1,
        channel: "email",
        variants: [{ key: "A", subject: "Hi", body: "A team of {{ team_size }}?" }],
      },
    ],
  });
  expect(campaign.steps).toHaveLength(1);
});

test("a name is taken once, in any letter case, also by two who create it at the same moment", async () => {
  const riley = await world.addUser();
  const made = await Promise.allSettled(
    ["Spring", "SPRING", "spring"].map((name) => world.core.createCampaign(riley, { name })),
  );
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = made.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refused).toEqual(["conflict", "conflict"]);
});

test("a campaign is found by id or by name in any letter case; a wrong name gets the close ones", async () => {
  const riley = await world.addUser();
  const { campaign } = await world.core.createCampaign(riley, { name: "Spring_50% launch" });
  for (const ref of [campaign.campaign_id, "spring_50% LAUNCH"]) {
    const found = await world.core.getCampaign(riley, { campaign: ref });
    expect(found.campaign.campaign_id).toBe(campaign.campaign_id);
  }
  await expect(
    world.core.getCampaign(riley, { campaign: "Sprin 50 launch" }),
  ).rejects.toMatchObject({
    code: "not_found",
    say: expect.stringContaining('Did you mean "Spring_50% launch"?'),
  });
  await expect(world.core.getCampaign(riley, { campaign: "spring_%" })).rejects.toMatchObject({
    code: "not_found",
  });
  const sam = await world.addUser("Sam Okafor");
  await expect(
    world.core.getCampaign(sam, { campaign: campaign.campaign_id }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("settings that could not work are refused with the field", async () => {
  const riley = await world.addUser();
  const create = (settings: object) => world.core.createCampaign(riley, { name: "S", settings });
  await expect(create({ time_zone: "Berlin" })).rejects.toMatchObject({
    field: "settings.time_zone",
  });
  await expect(create({ meeting_link: "javascript:alert(1)" })).rejects.toMatchObject({
    field: "settings.meeting_link",
  });
});

test("an agent may write a campaign, but never says what leaves unread", async () => {
  const riley = await world.addUser();
  await expect(
    world.core.createCampaign(riley.agent, { name: "A", settings: { approval: "automatic" } }),
  ).rejects.toMatchObject({ code: "not_allowed" });
  const { campaign } = await world.core.createCampaign(riley.agent, { name: "A" });
  const change = { campaign: "A", expected_version: campaign.version };
  await expect(
    world.core.updateCampaign(riley.agent, { ...change, settings: { approval: "automatic" } }),
  ).rejects.toMatchObject({ code: "not_allowed" });
});

test("what an agent changes in a campaign that sends unread is read by a person again", async () => {
  const riley = await world.addUser();
  await world.core.createCampaign(riley, { name: "Auto", settings: { approval: "automatic" } });
  const named = await world.core.updateCampaign(riley.agent, {
    campaign: "Auto",
    expected_version: 1,
    description: "Only a note",
  });
  expect(named.campaign.settings.approval).toBe("automatic");
  const changed = await world.core.updateCampaign(riley.agent, {
    campaign: "Auto",
    expected_version: 2,
    settings: { offer: "Something else" },
  });
  expect(changed.campaign.settings.approval).toBe("every_message");
});

test("a change of one setting leaves the others as they are", async () => {
  const riley = await world.addUser();
  const settings = { ...OFFER, approval: "first_message" as const, time_zone: "Asia/Tokyo" };
  await world.core.createCampaign(riley, { name: "Keep", settings });
  const { campaign } = await world.core.updateCampaign(riley, {
    campaign: "keep",
    expected_version: 1,
    settings: { meeting_link: "https://meet.example/riley" },
  });
  expect(campaign.settings).toMatchObject({
    ...settings,
    meeting_link: "https://meet.example/riley",
  });
});

test("a change made against an old version is refused and names the current one", async () => {
  const riley = await world.addUser();
  await world.core.createCampaign(riley, { name: "Race" });
  const change = (name: string) =>
    world.core.updateCampaign(riley, { campaign: "Race", expected_version: 1, description: name });
  const both = await Promise.allSettled([change("one"), change("two")]);
  const [lost] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(lost).toMatchObject({ code: "conflict", field: "expected_version" });
  expect(lost.next).toContain("2");
});

test("new steps are a new version for those enrolled later; the running ones keep theirs", async () => {
  const riley = await world.addUser();
  const [ada, bob] = await addLeads(riley, 2);
  const settings = { offer: "Engines." };
  await world.core.createCampaign(riley, { name: "V", sequence_template: "email_only", settings });
  await world.core.enrollLeads(riley, { campaign: "V", lead_ids: [ada] });
  await world.core.startCampaign(riley, { campaign: "V" });
  const { campaign } = await world.core.getCampaign(riley, { campaign: "V" });
  const same = await world.core.updateCampaign(riley, {
    campaign: "V",
    expected_version: 2,
    steps: campaign.steps,
  });
  expect(same.campaign.sequence_version).toBe(1);
  const changed = await world.core.updateCampaign(riley, {
    campaign: "V",
    expected_version: 3,
    steps: campaign.steps.slice(0, 1),
  });
  expect(changed.campaign).toMatchObject({ sequence_version: 2, version: 4 });
  expect([same, changed].map(({ campaign: now }) => now.leads_on_older_steps)).toEqual([0, 1]);
  await world.core.enrollLeads(riley, { campaign: "V", lead_ids: [bob] });
  expect(await stepsOf(riley, ada)).toHaveLength(3);
  expect(await stepsOf(riley, bob)).toHaveLength(1);
});

test("before a campaign was started its leads take the new steps too, unless they have a draft", async () => {
  const riley = await world.addUser();
  const [ada, bob] = await addLeads(riley, 2);
  const settings = { offer: "Engines." };
  await world.core.createCampaign(riley, { name: "N", sequence_template: "email_only", settings });
  await world.core.enrollLeads(riley, { campaign: "N", lead_ids: [ada] });
  await world.core.enrollLeads(riley.agent, { campaign: "N", lead_ids: [bob] });
  await world.core.draftMessage(riley, { campaign: "N", lead_id: ada });
  const { campaign } = await world.core.getCampaign(riley, { campaign: "N" });
  const [first] = campaign.steps;
  if (!first) throw new Error("the template has steps");
  const invite = { ...first, step_number: 2, channel: "linkedin_invite" as const };
  const words = [{ key: "A", subject: null, body: "Hi {{ first_name }}." }];
  const changed = await world.core.updateCampaign(riley, {
    ...{ campaign: "N", expected_version: campaign.version },
    steps: [first, { ...invite, variants: words }],
  });
  expect(changed.campaign).toMatchObject({ sequence_version: 2, leads_on_older_steps: 1 });
  expect(await stepsOf(riley, ada)).toHaveLength(3);
  const steps = await stepsOf(riley, bob);
  expect(steps.map(({ channel, status, origin }) => [channel, status, origin])).toEqual([
    ["email", "pending", "agent"],
    ["linkedin_invite", "skipped", "agent"],
  ]);
  expect(steps[0]?.mailbox_id).toBe(riley.mailbox_id);
});

test("the list pages through the campaigns, newest first, with live figures", async () => {
  const riley = await world.addUser();
  for (const name of ["One", "Two", "Three"]) await world.core.createCampaign(riley, { name });
  await world.core.enrollLeads(riley, { campaign: "Three", lead_ids: await addLeads(riley, 2) });
  const first = await world.core.listCampaigns(riley, { limit: 2 });
  expect(first.campaigns.map((one) => [one.name, one.figures.leads])).toEqual([
    ["Three", 2],
    ["Two", 0],
  ]);
  const rest = await world.core.listCampaigns(riley, {
    limit: 2,
    cursor: first.next_cursor ?? "",
  });
  expect(rest).toMatchObject({ campaigns: [{ name: "One" }], has_more: false, next_cursor: null });
  expect((await world.core.listCampaigns(riley, { status: "active" })).campaigns).toEqual([]);
});

async function addLeads(actor: TestUser, count: number) {
  const leads = Array.from({ length: count }, (_, n) => ({
    full_name: `Lead ${n}`,
    email: `lead${n}@x.example`,
  }));
  const { results } = await world.core.upsertLeads(actor, { leads });
  return results.map((row) => row.lead_id ?? "") as [string, string];
}

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}

function stepsOf(actor: TestUser, lead_id: string) {
  return inTenant(actor, ({ tx }) => tx.sequenceStep.findMany({ where: { lead_id } }));
}
