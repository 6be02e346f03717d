import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { stopTouches } from "./stop-touches.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("stopping a lead skips what has not begun to leave, in every campaign, and closes its enrolments", async () => {
  const riley = await world.addUser();
  const { ada, first, second } = await twoCampaigns(riley);
  const stopped = await inTenant(riley, (tenant) =>
    stopTouches(tenant, { lead_ids: [ada], skip_reason: "replied", enrollment: "completed" }),
  );
  expect(stopped).toEqual({ skipped: 6, enrollments: 2, already_sending: [] });
  const steps = await stepsOf(riley, ada);
  expect(steps.map((step) => [step.status, step.skip_reason])).toEqual(
    Array(6).fill(["skipped", "replied"]),
  );
  for (const campaign of [first, second]) {
    const enrolled = await inTenant(riley, ({ tx }) =>
      tx.campaignLead.findFirstOrThrow({ where: { campaign_id: campaign, lead_id: ada } }),
    );
    expect(enrolled).toMatchObject({ status: "completed", stop_reason: "replied" });
    expect(enrolled.completed_at).toBeInstanceOf(Date);
  }
});

test("stopping in one campaign leaves the others, and spares the touches it is told to spare", async () => {
  const riley = await world.addUser();
  const { ada, first, second } = await twoCampaigns(riley);
  const [spared] = (await stepsOf(riley, ada)).filter((step) => step.campaign_id === first);
  const stopped = await inTenant(riley, (tenant) =>
    stopTouches(tenant, {
      lead_ids: [ada],
      campaign_id: first,
      skip_reason: "stopped",
      enrollment: "opted_out",
      except_step_ids: [spared?.id ?? ""],
    }),
  );
  expect(stopped).toMatchObject({ skipped: 2, enrollments: 1 });
  const open = (await stepsOf(riley, ada)).filter((step) => step.status === "pending");
  expect(open.map((step) => step.campaign_id).sort()).toEqual(
    [first, second, second, second].sort(),
  );
});

test("a message that is being sent is named and left alone, and a claimed one is taken from its worker", async () => {
  const riley = await world.addUser();
  const { ada, first } = await twoCampaigns(riley);
  const [sending, claimed] = (await stepsOf(riley, ada)).filter((s) => s.campaign_id === first);
  const lease_until = new Date(Date.now() + 60_000);
  const attempt_id = "00000000-0000-4000-8000-000000000001";
  await inTenant(riley, async ({ tx }) => {
    const claim = { status: "scheduled", attempt_id, lease_until };
    await tx.sequenceStep.updateMany({
      where: { id: sending?.id ?? "" },
      data: { ...claim, delivery_state: "sending" },
    });
    await tx.sequenceStep.updateMany({
      where: { id: claimed?.id ?? "" },
      data: { ...claim, delivery_state: "prepared", provider_draft_id: "draft-1" },
    });
  });
  const stopped = await inTenant(riley, (tenant) =>
    stopTouches(tenant, { lead_ids: [ada], skip_reason: "replied", enrollment: "completed" }),
  );
  expect(stopped).toMatchObject({
    skipped: 5,
    already_sending: [{ lead_id: ada, full_name: "Ada Lovelace" }],
  });
  const after = await stepsOf(riley, ada);
  expect(after.find((step) => step.id === sending?.id)).toMatchObject({
    status: "scheduled",
    delivery_state: "sending",
    attempt_id,
  });
  expect(after.find((step) => step.id === claimed?.id)).toMatchObject({
    status: "skipped",
    delivery_state: "idle",
    attempt_id: null,
    lease_until: null,
  });
});

test("the card of a stopped touch is drawn again, and no longer counts as waiting", async () => {
  const riley = await world.addUser();
  const { ada, first } = await twoCampaigns(riley);
  const [carded] = (await stepsOf(riley, ada)).filter((s) => s.campaign_id === first);
  const step_id = carded?.id ?? "";
  await inTenant(riley, async ({ tx, user_id }) => {
    await tx.sequenceStep.updateMany({
      where: { id: step_id },
      data: { draft_version: 1, approval_state: "requested" },
    });
    await tx.slackPost.create({
      data: {
        user_id,
        kind: "approval",
        dedupe_key: step_id,
        step_id,
        team_id: "T1",
        place: "U1",
        state: "posted",
        posted_revision: 1,
      },
    });
  });
  await inTenant(riley, (tenant) =>
    stopTouches(tenant, { lead_ids: [ada], skip_reason: "replied", enrollment: "completed" }),
  );
  const post = await inTenant(riley, ({ tx }) =>
    tx.slackPost.findFirstOrThrow({ where: { step_id } }),
  );
  expect(post).toMatchObject({ state: "waiting", revision: 2 });
  const [step] = (await stepsOf(riley, ada)).filter(({ id }) => id === step_id);
  expect(step).toMatchObject({ status: "skipped", approval_state: "none" });
});

test("a stop waits for whoever holds the lead, and then sees what they committed", async () => {
  const riley = await world.addUser();
  const { ada, first } = await twoCampaigns(riley);
  const [step] = (await stepsOf(riley, ada)).filter((s) => s.campaign_id === first);
  let stop: Promise<unknown> | undefined;
  await inTenant(riley, async ({ tx }) => {
    await tx.$queryRaw`select 1 from leads where id = ${ada}::uuid for update`;
    stop = inTenant(riley, (tenant) =>
      stopTouches(tenant, { lead_ids: [ada], skip_reason: "replied", enrollment: "completed" }),
    );
    await waitForBlockedStop(riley);
    await tx.sequenceStep.updateMany({
      where: { id: step?.id ?? "" },
      data: { status: "scheduled", delivery_state: "sending" },
    });
  });
  expect(await stop).toMatchObject({ skipped: 5, already_sending: [{ lead_id: ada }] });
});

test("nobody stops the leads of another account", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  const { ada } = await twoCampaigns(riley);
  const stopped = await inTenant(sam, (tenant) =>
    stopTouches(tenant, { lead_ids: [ada], skip_reason: "x", enrollment: "completed" }),
  );
  expect(stopped).toEqual({ skipped: 0, enrollments: 0, already_sending: [] });
  expect((await stepsOf(riley, ada)).every((step) => step.status === "pending")).toBe(true);
});

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}

async function twoCampaigns(actor: TestUser) {
  const ada = await inTenant(actor, ({ tx, user_id }) =>
    tx.lead.create({
      data: { user_id, full_name: "Ada Lovelace", email: "ada@analytical.example" },
      select: { id: true },
    }),
  );
  const ids: string[] = [];
  for (const name of ["Spring", "Autumn"]) {
    const { campaign } = await world.core.createCampaign(actor, {
      name,
      sequence_template: "email_only",
    });
    await world.core.enrollLeads(actor, { campaign: campaign.campaign_id, lead_ids: [ada.id] });
    ids.push(campaign.campaign_id);
  }
  return { ada: ada.id, first: ids[0] ?? "", second: ids[1] ?? "" };
}

function stepsOf(actor: TestUser, lead_id: string) {
  return inTenant(actor, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { lead_id }, orderBy: { step_number: "asc" } }),
  );
}

/** Resolves once a session of this database waits for a row lock. */
async function waitForBlockedStop(actor: TestUser): Promise<void> {
  for (;;) {
    const [row] = await inTenant(
      actor,
      ({ tx }) => tx.$queryRaw<{ waiting: boolean }[]>`
      select exists (select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock') as waiting`,
    );
    if (row?.waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
