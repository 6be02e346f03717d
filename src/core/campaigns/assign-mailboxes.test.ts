import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  approvedTouch,
  TUESDAY,
  waitingTouches,
  writeDrafts,
} from "../../../test/setup/approved-touches.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { sendDueTouches } from "../outbox/send-due-touches.ts";
import type { SequenceStep } from "../sequences/sequence.ts";

const { signal } = new AbortController();

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
beforeEach(() => world.setClock(TUESDAY));
afterAll(() => world.close());

test("an approved first message moves to a mailbox that works, and is asked for again", async () => {
  const riley = await world.addUser();
  const touch = await approvedTouch(world, riley);
  const other = await replaceMailbox(riley);
  await world.core.pauseCampaign(riley, { campaign: touch.campaign_id });
  await world.core.startCampaign(riley, { campaign: touch.campaign_id });
  expect(await mailboxesOf(riley, touch.lead_id)).toEqual([other]);
  const waiting = await waitingTouches(world, riley, touch.campaign_id);
  expect(waiting).toMatchObject([{ step_id: touch.step_id, draft_version: 2 }]);
});

test("whoever was written to keeps the mailbox that their conversation is in", async () => {
  const riley = await world.addUser();
  const touch = await approvedTouch(world, riley);
  await sendDueTouches(world.deps, { limit: 10, signal });
  await replaceMailbox(riley);
  await world.core.pauseCampaign(riley, { campaign: touch.campaign_id });
  await world.core.startCampaign(riley, { campaign: touch.campaign_id });
  await writeDrafts(world);
  expect(await mailboxesOf(riley, touch.lead_id)).toEqual([riley.mailbox_id]);
});

test("disconnecting a mailbox says how many messages are held", async () => {
  const riley = await world.addUser();
  await approvedTouch(world, riley);
  await inTenant(riley, ({ tx, user_id }) =>
    tx.slackIdentity.create({
      data: { user_id, team_id: "T1", slack_user_id: "U2", linked_via: "test" },
      select: { id: true },
    }),
  );
  await world.core.disconnectMailbox(riley, { mailbox_id: riley.mailbox_id });
  const posts = await inTenant(riley, ({ tx }) =>
    tx.slackPost.findMany({ where: { kind: "notice" } }),
  );
  expect(posts).toMatchObject([
    {
      payload: { text: expect.stringContaining("3 messages that were to leave from it are held") },
    },
  ]);
});

test.each([
  ["before it is drafted", false],
  ["after it was approved", true],
])(
  "a LinkedIn step without an account there is left out %s, and the mail after it follows",
  async (_when, approved) => {
    const riley = await world.addUser();
    const campaign = await startOnLinkedin(riley);
    if (approved) {
      await writeDrafts(world);
      const [touch] = await waitingTouches(world, riley, campaign);
      const { step_id = "", draft_version = 0 } = touch ?? {};
      await world.core.approveDraft(riley, { step_id, draft_version });
    }
    // As it does beside a real mailbox.
    await inTenant(riley, ({ tx }) => tx.mailbox.updateMany({ data: { status: "paused" } }));
    await writeDrafts(world);
    await sendDueTouches(world.deps, { limit: 10, signal });
    await writeDrafts(world);
    const steps = await inTenant(riley, ({ tx }) =>
      tx.sequenceStep.findMany({ orderBy: { step_number: "asc" } }),
    );
    expect(steps).toMatchObject([
      { status: "skipped", skip_reason: "LinkedIn is not connected" },
      { status: "pending", approval_state: "requested" },
    ]);
  },
);

/** The sandbox rests, and another account works in its place; answers its id. */
function replaceMailbox(user: TestUser): Promise<string> {
  return inTenant(user, async ({ tx, user_id }) => {
    await tx.mailbox.updateMany({ data: { status: "paused" } });
    const { id } = await tx.mailbox.create({
      data: {
        user_id,
        provider: "sandbox",
        address: "other@sender.example",
        time_zone: "Europe/Berlin",
        can_read_replies: true,
      },
      select: { id: true },
    });
    return id;
  });
}

function mailboxesOf(user: TestUser, lead_id: string): Promise<(string | null)[]> {
  return inTenant(user, async ({ tx }) => {
    const rows = await tx.sequenceStep.findMany({
      where: { lead_id },
      select: { mailbox_id: true },
    });
    return [...new Set(rows.map((row) => row.mailbox_id))];
  });
}

async function startOnLinkedin(user: TestUser): Promise<string> {
  const step = (step_number: number, channel: SequenceStep["channel"], subject: string | null) => ({
    step_number,
    channel,
    delay_hours: 0,
    variants: [{ key: "A", subject, body: "Hi {{ first_name }}, shall we talk?" }],
  });
  const steps = [step(1, "linkedin_invite", null), step(2, "email", "A question")];
  await world.core.createCampaign(user, {
    name: "Linked",
    sequence_template: "custom",
    steps,
    settings: { offer: "x" },
  });
  const { results } = await world.core.upsertLeads(user, {
    leads: [
      {
        full_name: "Ada Moreau",
        email: "ada@northwind.example",
        linkedin_url: "https://www.linkedin.com/in/ada-moreau",
      },
    ],
  });
  await world.core.enrollLeads(user, { campaign: "Linked", lead_ids: [results[0]?.lead_id ?? ""] });
  await world.core.startCampaign(user, { campaign: "Linked" });
  return "Linked";
}

function inTenant<T>(user: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor: user }, fn);
}
