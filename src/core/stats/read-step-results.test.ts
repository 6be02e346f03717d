import { afterAll, beforeAll, expect, test } from "vitest";
import { approvedCampaign, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { inTenant, keepInbound, letter, readAll } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { SequenceStep } from "../sequences/sequence.ts";

const STEPS: SequenceStep[] = [
  {
    ...{ step_number: 1, channel: "email", delay_hours: 0, window: null, brief: null },
    variants: [
      { key: "A", subject: "One", body: "Hi {{ first_name }}, wording one." },
      { key: "B", subject: "Two", body: "Hi {{ first_name }}, wording two." },
    ],
  },
];

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
  await world.setClock(TUESDAY);
});
afterAll(() => world.close());

test("replies, good ones, opt-outs and bounces count for the wording that was really sent", async () => {
  const riley = await world.addUser();
  const { campaign_id, sent } = await sendFirstMails(riley, 40);
  const [a, b] = [
    sent.filter((one) => one.variant === "A"),
    sent.filter((one) => one.variant === "B"),
  ];
  await answer(riley, a[0], "Sounds good, tell me more. When can we meet?");
  await answer(riley, b[0], "Please unsubscribe me.");
  await answer(riley, b[1], "Who else uses it?");
  await inTenant(world, riley, async ({ tx }) => {
    await tx.message.updateMany({
      where: { id: a[1]?.message_id ?? "" },
      data: { status: "bounced" },
    });
    await tx.lead.updateMany({
      where: { id: a[2]?.lead_id ?? "" },
      data: { status: "unsubscribed" },
    });
  });
  const { steps } = await world.core.getStats(riley, { campaign: campaign_id });
  expect(steps).toEqual([
    {
      ...{ step_number: 1, sequence_version: 1, channel: "email" },
      variants: [
        { variant: "A", sent: a.length, replies: 1, positive: 1, opt_outs: 1, bounces: 1 },
        { variant: "B", sent: b.length, replies: 1, positive: 0, opt_outs: 1, bounces: 0 },
      ],
      verdict: expect.stringMatching(/^Too few to tell/),
    },
  ]);
});

test("a message that a person reworded counts for no wording", async () => {
  const riley = await world.addUser();
  const { campaign_id, sent } = await sendFirstMails(riley, 3);
  await inTenant(world, riley, ({ tx }) =>
    tx.sequenceStep.updateMany({ where: { id: sent[0]?.step_id ?? "" }, data: { edited: true } }),
  );
  const [step] = (await world.core.getStats(riley, { campaign: campaign_id })).steps;
  expect(step?.variants.at(-1)).toMatchObject({ variant: null, sent: 1 });
  expect(step?.variants.reduce((sum, { sent }) => sum + sent, 0)).toBe(3);
});

test("new wordings begin anew, and a version that left the wordings alone adds to them", async () => {
  const riley = await world.addUser();
  const { campaign_id } = await sendFirstMails(riley, 4);
  const [first] = STEPS;
  if (!first) throw new Error("there is a step");
  const follow: SequenceStep = { ...first, step_number: 2, delay_hours: 72 };
  const change = async (steps: SequenceStep[]) => {
    const { campaign } = await world.core.getCampaign(riley, { campaign: campaign_id });
    const { version: expected_version } = campaign;
    return world.core.updateCampaign(riley, { campaign: campaign_id, expected_version, steps });
  };
  await change([...STEPS, follow]);
  const versions = async () =>
    (await world.core.getStats(riley, { campaign: campaign_id })).steps.map((step) => [
      step.step_number,
      step.sequence_version,
    ]);
  expect(await versions()).toEqual([[1, 2]]);
  await change([{ ...first, variants: first.variants.slice(0, 1) }]);
  expect(await versions()).toEqual([[1, 2]]);
});

test("figures without a campaign have no steps, and nobody sees another's", async () => {
  const riley = await world.addUser();
  const { campaign_id } = await sendFirstMails(riley, 1);
  expect((await world.core.getStats(riley, {})).steps).toEqual([]);
  const other = await world.addUser();
  await expect(world.core.getStats(other, { campaign: campaign_id })).rejects.toMatchObject({
    code: "not_found",
  });
});

type Sent = {
  step_id: string;
  message_id: string;
  lead_id: string;
  variant: string;
  email: string;
  mid: string;
};

async function sendFirstMails(user: TestUser, leads: number) {
  const { campaign_id, touches } = await approvedCampaign(world, user, { leads, steps: STEPS });
  const signal = new AbortController().signal;
  while ((await world.core.clock.sendDueTouches({ limit: 50, signal })) > 0);
  const rows = await inTenant(world, user, ({ tx }) =>
    tx.message.findMany({ where: { campaign_id }, orderBy: { id: "asc" } }),
  );
  expect(rows).toHaveLength(leads);
  const sent = rows.map((row): Sent => {
    const touch = touches.find(({ step_id }) => step_id === row.step_id);
    const { variant } = row.meta as { variant: string };
    return {
      ...{ step_id: row.step_id ?? "", message_id: row.id, lead_id: row.lead_id ?? "", variant },
      ...{ email: touch?.email ?? "", mid: row.rfc_message_id ?? "" },
    };
  });
  return { campaign_id, sent };
}

async function answer(user: TestUser, sent: Sent | undefined, text: string) {
  if (!sent) throw new Error("each wording was sent several times");
  const raw = letter({ from: sent.email, text, in_reply_to: sent.mid });
  await keepInbound(world, user, { raw });
  await readAll(world);
}
