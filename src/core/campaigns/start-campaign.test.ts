import { afterAll, beforeAll, expect, test } from "vitest";
import { approvedTouch, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { approverMay } from "../actor.ts";
import { openTenant, type Tenant } from "../operation.ts";

const NEVER = new AbortController().signal;

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("a campaign starts only when it can send: leads, offer, mailbox and zone are asked for", async () => {
  const riley = await world.addUser();
  const [ada] = await addLeads(riley, 1);
  const start = () => world.core.startCampaign(riley, { campaign: "Spring" });
  await world.core.createCampaign(riley, { name: "Spring" });
  await expect(start()).rejects.toMatchObject({ say: expect.stringContaining("No lead") });
  await world.core.enrollLeads(riley, { campaign: "Spring", lead_ids: [ada] });
  await expect(start()).rejects.toMatchObject({ code: "invalid_input", field: "offer" });
  await world.core.updateCampaign(riley, {
    campaign: "Spring",
    expected_version: 1,
    settings: { offer: "Fast charts.", time_zone: "" },
  });
  await inTenant(riley, ({ tx }) => tx.mailbox.updateMany({ data: { status: "disconnected" } }));
  await expect(start()).rejects.toMatchObject({ code: "not_connected" });
  await inTenant(riley, async ({ tx }) => {
    await tx.mailbox.updateMany({ data: { status: "ok" } });
    await tx.user.updateMany({ data: { time_zone: null } });
  });
  await expect(start()).rejects.toMatchObject({ field: "settings.time_zone" });
  await inTenant(riley, ({ tx }) => tx.user.updateMany({ data: { time_zone: "Europe/Berlin" } }));
  const started = await start();
  expect(started).toMatchObject({ drafts_due: 1, campaign: { status: "active" } });
  await expect(start()).rejects.toMatchObject({ code: "conflict" });
});

test("only the owner starts a campaign: neither an agent nor a named approver", async () => {
  const riley = await world.addUser();
  await ready(riley, "Spring");
  const approver = { ...riley, may: approverMay };
  for (const actor of [riley.agent, approver]) {
    await expect(world.core.startCampaign(actor, { campaign: "Spring" })).rejects.toMatchObject({
      code: "not_allowed",
    });
  }
});

test("leads enrolled before a mailbox was connected get one at the start", async () => {
  const riley = await world.addUser();
  await inTenant(riley, ({ tx }) => tx.mailbox.updateMany({ data: { status: "paused" } }));
  const ada = await ready(riley, "Early");
  expect((await stepsOf(riley, ada)).map((step) => step.mailbox_id)).toEqual([null, null, null]);
  await inTenant(riley, ({ tx }) => tx.mailbox.updateMany({ data: { status: "ok" } }));
  await world.core.startCampaign(riley, { campaign: "Early" });
  expect(new Set((await stepsOf(riley, ada)).map((step) => step.mailbox_id))).toEqual(
    new Set([riley.mailbox_id]),
  );
});

test("a resumed campaign goes on where it was: no draft twice, and no follow-up before its turn", async () => {
  const riley = await world.addUser();
  const ada = await ready(riley, "Resume");
  await world.core.startCampaign(riley, { campaign: "Resume" });
  const [first, second] = await stepsOf(riley, ada);
  const scheduled = new Date("2030-01-07T09:00:00Z");
  await inTenant(riley, ({ tx }) =>
    tx.sequenceStep.updateMany({
      where: { id: first?.id ?? "" },
      data: { status: "scheduled", draft_version: 1, send_time: scheduled },
    }),
  );
  await world.core.pauseCampaign(riley, { campaign: "Resume" });
  const resumed = await world.core.startCampaign(riley, { campaign: "Resume" });
  expect(resumed).toMatchObject({ drafts_due: 0, campaign: { status: "active" } });
  const after = await stepsOf(riley, ada);
  expect(after[0]).toMatchObject({ status: "scheduled", send_time: scheduled });
  expect(after.find((step) => step.id === second?.id)?.draft_due_at).toBeNull();
});

test("what was put off while the campaign stood still leaves as soon as it runs", async () => {
  await world.setClock(TUESDAY);
  const riley = await world.addUser();
  const { step_id, campaign_id } = await approvedTouch(world, riley);
  const send = () => world.core.clock.sendDueTouches({ limit: 50, signal: NEVER });
  await world.core.pauseCampaign(riley, { campaign: campaign_id });
  await send();
  const waiting = await inTenant(riley, ({ tx }) =>
    tx.sequenceStep.findUniqueOrThrow({ where: { id: step_id } }),
  );
  expect(waiting.status).toBe("scheduled");
  await world.core.startCampaign(riley, { campaign: campaign_id });
  await send();
  const sent = await inTenant(riley, ({ tx }) =>
    tx.sequenceStep.findUniqueOrThrow({ where: { id: step_id } }),
  );
  expect(sent.status).toBe("sent");
});

test("pausing says why, names what is already being sent, and an agent may do it", async () => {
  const riley = await world.addUser();
  const ada = await ready(riley, "Pause");
  await expect(world.core.pauseCampaign(riley, { campaign: "Pause" })).rejects.toMatchObject({
    code: "conflict",
  });
  await world.core.startCampaign(riley, { campaign: "Pause" });
  const [first] = await stepsOf(riley, ada);
  await inTenant(riley, ({ tx }) =>
    tx.sequenceStep.updateMany({
      where: { id: first?.id ?? "" },
      data: { status: "scheduled", delivery_state: "sending" },
    }),
  );
  const paused = await world.core.pauseCampaign(riley.agent, {
    campaign: "Pause",
    reason: "Wrong offer",
  });
  expect(paused).toMatchObject({
    campaign: { status: "paused", paused_reason: "Wrong offer" },
    already_sending: ["Lead 0"],
  });
  const again = await world.core.pauseCampaign(riley, { campaign: "Pause", reason: "Other" });
  expect(again.campaign).toMatchObject({ status: "paused", paused_reason: "Wrong offer" });
});

test("stopping enrolments skips what was not sent, in one campaign or in all", async () => {
  const riley = await world.addUser();
  const ada = await ready(riley, "One");
  await world.core.createCampaign(riley, { name: "Two", sequence_template: "email_only" });
  await world.core.enrollLeads(riley, { campaign: "Two", lead_ids: [ada] });
  const one = { lead_ids: [ada], campaign: "one", reason: "met at the fair" };
  expect(await world.core.stopEnrollments(riley.agent, one)).toEqual({
    stopped: 1,
    already_sending: [],
  });
  const { enrollments } = await world.core.getLead(riley, { lead: ada });
  expect(enrollments.map((row) => [row.campaign_name, row.status, row.step_number])).toEqual([
    ["Two", "active", 1],
    ["One", "completed", null],
  ]);
  const all = await world.core.stopEnrollments(riley, { lead_ids: [ada], reason: "left" });
  expect(all.stopped).toBe(1);
  const stranger = { lead_ids: ["00000000-0000-4000-8000-000000000000"], reason: "x" };
  await expect(world.core.stopEnrollments(riley, stranger)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a preview words the first messages, names what is missing, and stores nothing", async () => {
  const riley = await world.addUser();
  await world.core.createCampaign(riley, {
    name: "Look",
    sequence_template: "custom",
    steps: [
      {
        step_number: 1,
        channel: "email",
        variants: [
          { key: "A", subject: "For {{ company }}", body: "Hi {{ first_name }}, {{ offer }}" },
        ],
      },
    ],
  });
  const { results } = await world.core.upsertLeads(riley, {
    leads: [
      { full_name: "Ada Lovelace", email: "ada@x.example", company: "Analytical" },
      { full_name: "Grace Hopper", email: "grace@x.example" },
    ],
  });
  const lead_ids = results.map((row) => row.lead_id ?? "");
  await world.core.enrollLeads(riley, { campaign: "Look", lead_ids });
  const empty = await world.core.previewCampaign(riley, { campaign: "Look" });
  expect(empty.problems).toEqual([expect.stringContaining("{{ offer }}")]);
  await world.core.updateCampaign(riley, {
    campaign: "Look",
    expected_version: 1,
    settings: { offer: "fast charts." },
  });
  const { previews, problems } = await world.core.previewCampaign(riley, { campaign: "Look" });
  expect(problems).toEqual([]);
  const byName = new Map(previews.map((one) => [one.full_name, one]));
  expect(byName.get("Ada Lovelace")).toMatchObject({
    subject: "For Analytical",
    body: "Hi Ada, fast charts.",
    problem: null,
  });
  expect(byName.get("Grace Hopper")).toMatchObject({ problem: expect.stringContaining("company") });
  expect((await stepsOf(riley, lead_ids[0] ?? ""))[0]?.draft_version).toBe(0);
});

async function ready(actor: TestUser, name: string): Promise<string> {
  const [ada] = await addLeads(actor, 1);
  const settings = { offer: "Fast charts." };
  await world.core.createCampaign(actor, { name, sequence_template: "email_only", settings });
  await world.core.enrollLeads(actor, { campaign: name, lead_ids: [ada] });
  return ada;
}

async function addLeads(actor: TestUser, count: number) {
  const leads = Array.from({ length: count }, (_, n) => ({
    full_name: `Lead ${n}`,
    email: `lead${n}@x.example`,
  }));
  const { results } = await world.core.upsertLeads(actor, { leads });
  return results.map((row) => row.lead_id ?? "") as [string, ...string[]];
}

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}

function stepsOf(actor: TestUser, lead_id: string) {
  return inTenant(actor, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { lead_id }, orderBy: { step_number: "asc" } }),
  );
}
