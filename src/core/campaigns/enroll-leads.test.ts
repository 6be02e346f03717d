import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

const PROFILE = "https://www.linkedin.com/in/";

test("enrolling writes one touch a step, all from one mailbox, and nothing is due before the start", async () => {
  const riley = await world.addUser();
  const [ada] = await addLeads(riley, [{ ...person("Ada"), linkedin_url: `${PROFILE}ada` }]);
  await create(riley, "Spring");
  const done = await world.core.enrollLeads(riley, { campaign: "Spring", lead_ids: [ada] });
  expect(done).toMatchObject({ enrolled: 1, already_enrolled: 0, excluded_total: 0 });
  expect(done.campaign.figures.leads).toBe(1);
  const steps = await stepsOf(riley, ada);
  expect(steps.map((step) => [step.step_number, step.channel, step.status])).toEqual([
    [1, "email", "pending"],
    [2, "email", "pending"],
    [3, "linkedin_invite", "pending"],
    [4, "linkedin_message", "pending"],
    [5, "email", "pending"],
  ]);
  for (const step of steps) {
    expect(step).toMatchObject({
      mailbox_id: riley.mailbox_id,
      draft_due_at: null,
      draft_version: 0,
      origin: "person",
      kind: "sequence",
      payload: {},
    });
  }
  const again = await world.core.enrollLeads(riley, { campaign: "Spring", lead_ids: [ada] });
  expect(again).toMatchObject({ enrolled: 0, already_enrolled: 1, excluded_total: 0 });
  expect(await stepsOf(riley, ada)).toHaveLength(5);
});

test("a step that cannot reach a lead is left out at once, and the first one that can is drafted", async () => {
  const riley = await world.addUser();
  const [ada] = await addLeads(riley, [person("Ada")]);
  await create(riley, "Linked", { sequence_template: "linkedin_first" });
  await world.core.enrollLeads(riley, { campaign: "Linked", lead_ids: [ada] });
  await world.core.startCampaign(riley, { campaign: "Linked" });
  const steps = await stepsOf(riley, ada);
  expect(steps.map((step) => [step.status, step.skip_reason])).toEqual([
    ["skipped", "no LinkedIn profile"],
    ["skipped", "no LinkedIn profile"],
    ["pending", null],
    ["pending", null],
    ["pending", null],
  ]);
  expect(steps.map((step) => step.draft_due_at !== null)).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
});

test("everyone who is left out is named with the reason, and counted", async () => {
  const riley = await world.addUser();
  const ids = await addLeads(riley, [
    person("Ada"),
    person("Bob"),
    person("Cyd"),
    person("Dan"),
    person("Eve"),
    { full_name: "Fay", linkedin_url: `${PROFILE}fay` },
  ]);
  const [, bob, cyd, dan, eve, fay] = ids;
  await world.core.suppressContacts(riley, { addresses: ["bob@x.example"] });
  await setStatus(riley, cyd ?? "", "unsubscribed");
  await setStatus(riley, dan ?? "", "negative");
  await create(riley, "Other");
  await world.core.enrollLeads(riley, { campaign: "Other", lead_ids: [eve ?? ""] });
  await world.core.startCampaign(riley, { campaign: "Other" });
  await create(riley, "Main");
  const stranger = "00000000-0000-4000-8000-000000000000";
  const request = { campaign: "Main", lead_ids: [...ids, stranger] };
  const dry = await world.core.enrollLeads(riley, { ...request, dry_run: true });
  expect(dry.campaign.figures.leads).toBe(0);
  const done = await world.core.enrollLeads(riley, request);
  expect({ ...dry, campaign: null }).toEqual({ ...done, campaign: null });
  expect(done).toMatchObject({ enrolled: 1, excluded_total: 6 });
  const reasons = new Map(done.excluded.map((row) => [row.lead_id, row.reason]));
  expect(reasons).toEqual(
    new Map([
      [bob, "suppressed"],
      [cyd, "unsubscribed"],
      [dan, "replied already"],
      [eve, "already in campaign Other"],
      [fay, "no email address"],
      [stranger, "no such lead"],
    ]),
  );
  expect(done.excluded_by_reason["already in campaign Other"]).toBe(1);
});

test("a suppression whose value was erased, or that covers a whole domain, still keeps people out", async () => {
  const riley = await world.addUser();
  const ids = await addLeads(riley, [
    person("Ada"),
    person("Bob", "closed.example"),
    person("Cyd"),
  ]);
  await world.core.suppressContacts(riley, {
    addresses: ["ada@x.example"],
    domains: ["closed.example"],
    lead_ids: [ids[2] ?? ""],
  });
  await inTenant(riley, async ({ tx }) => {
    await tx.suppression.updateMany({ data: { value: null } });
    await tx.lead.updateMany({ data: { do_not_contact_reason: null } });
  });
  await create(riley, "Main");
  const done = await world.core.enrollLeads(riley, { campaign: "Main", filter: {} });
  expect(done.excluded_by_reason).toEqual({ suppressed: 3 });
});

test("a filter enrolls exactly those who match; nobody named is a mistake", async () => {
  const riley = await world.addUser();
  await addLeads(riley, [person("Ada"), person("Bob"), { ...person("Cyd"), title: "CTO" }]);
  await create(riley, "Filtered");
  const done = await world.core.enrollLeads(riley, {
    campaign: "Filtered",
    filter: { query: "cto" },
  });
  expect(done.enrolled).toBe(1);
  await expect(world.core.enrollLeads(riley, { campaign: "Filtered" })).rejects.toMatchObject({
    code: "invalid_input",
  });
  const all = await world.core.enrollLeads(riley, { campaign: "Filtered", filter: {} });
  expect(all).toMatchObject({ enrolled: 2, already_enrolled: 1 });
});

test("leads are shared out over the connected mailboxes in turn, and a sandbox only stands in", async () => {
  const riley = await world.addUser();
  await inTenant(riley, async ({ tx, user_id }) => {
    for (const address of ["one@real.example", "two@real.example"]) {
      const data = { user_id, provider: "smtp", address, time_zone: "Europe/Berlin" };
      await tx.mailbox.create({ data });
    }
  });
  const ids = await addLeads(
    riley,
    ["Ada", "Bob", "Cyd", "Dan"].map((name) => person(name)),
  );
  await create(riley, "Shared", { sequence_template: "email_only" });
  await world.core.enrollLeads(riley, { campaign: "Shared", lead_ids: ids });
  const used = new Map<string | null, number>();
  for (const id of ids) {
    const boxes = new Set((await stepsOf(riley, id)).map((step) => step.mailbox_id));
    expect(boxes.size).toBe(1);
    for (const box of boxes) used.set(box, (used.get(box) ?? 0) + 1);
  }
  expect([...used.values()]).toEqual([2, 2]);
  expect(used.has(riley.mailbox_id)).toBe(false);
});

test("into a running campaign the first draft is due at once; what an agent enrolls is marked as its own", async () => {
  const riley = await world.addUser();
  const [ada, bob] = await addLeads(riley, [person("Ada"), person("Bob")]);
  await create(riley, "Live", { sequence_template: "email_only" });
  await world.core.enrollLeads(riley, { campaign: "Live", lead_ids: [ada] });
  const started = await world.core.startCampaign(riley, { campaign: "Live" });
  expect(started.drafts_due).toBe(1);
  await world.core.enrollLeads(riley.agent, { campaign: "Live", lead_ids: [bob ?? ""] });
  const steps = await stepsOf(riley, bob ?? "");
  expect(steps.map((step) => step.draft_due_at !== null)).toEqual([true, false, false]);
  expect(steps.every((step) => step.origin === "agent")).toBe(true);
});

test("leads enrolled while a person starts the campaign are never forgotten", async () => {
  const riley = await world.addUser();
  const ids = await addLeads(
    riley,
    ["Ada", "Bob", "Cyd"].map((name) => person(name)),
  );
  await create(riley, "Busy", { sequence_template: "email_only" });
  const [first = "", ...rest] = ids;
  await world.core.enrollLeads(riley, { campaign: "Busy", lead_ids: [first] });
  await Promise.all([
    world.core.enrollLeads(riley, { campaign: "Busy", lead_ids: rest }),
    world.core.startCampaign(riley, { campaign: "Busy" }),
  ]);
  const due = await inTenant(riley, ({ tx }) =>
    tx.sequenceStep.count({ where: { step_number: 1, draft_due_at: { not: null } } }),
  );
  expect(due).toBe(3);
});

const person = (name: string, domain = "x.example") => ({
  full_name: `${name} Person`,
  email: `${name.toLowerCase()}@${domain}`,
});

async function addLeads(actor: TestUser, leads: object[]) {
  const { results } = await world.core.upsertLeads(actor, { leads });
  return results.map((row) => row.lead_id ?? "") as [string, ...string[]];
}

function create(actor: TestUser, name: string, more: object = {}) {
  return world.core.createCampaign(actor, { name, settings: { offer: "Fast charts." }, ...more });
}

function setStatus(actor: TestUser, id: string, status: string) {
  return inTenant(actor, ({ tx }) => tx.lead.updateMany({ where: { id }, data: { status } }));
}

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}

function stepsOf(actor: TestUser, lead_id: string) {
  return inTenant(actor, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { lead_id }, orderBy: { step_number: "asc" } }),
  );
}
