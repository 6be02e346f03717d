import { afterAll, beforeAll, expect, test } from "vitest";
import { contactLead, inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { type QueuePosts, queuePosts } from "../posts/queue-posts.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
});
afterAll(() => world.close());

test("what stands in Slack about them is replaced, and what is not up yet never appears", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  const lead = await contactLead(world, riley, { full_name: "Wanda Oak" });
  const post = (subject: string) =>
    inTenant(world, riley, (tenant) =>
      queuePosts(tenant, { kind: "notice", subject, payload: { text: "Wanda Oak wrote." } }),
    );
  await post("posted");
  await inTenant(world, riley, ({ tx }) =>
    tx.slackPost.updateMany({ data: { state: "posted", channel: "D1", ts: "1.1" } }),
  );
  await post("waiting");
  const done = await world.core.eraseLead(riley, { lead: lead.lead_id });
  expect(done.posts).toBe(1);
  const posts = await inTenant(world, riley, ({ tx }) => tx.slackPost.findMany());
  expect(posts).toMatchObject([
    {
      kind: "notice",
      state: "waiting",
      ts: "1.1",
      payload: { text: expect.stringMatching(/erased/) },
    },
  ]);
});

test.each(["Val", "Ed", "Ada", "Draft"])(
  "erasing somebody called %s leaves others' cards and cached answers as they are",
  async (full_name) => {
    const riley = await world.addUser();
    await linkSlack(world, riley);
    const other = await contactLead(world, riley, { full_name: "Edwina Valdez-Adams" });
    const gone = await contactLead(world, riley, { full_name });
    await post(riley, { kind: "approval", subject: other.step_id, step_id: other.step_id });
    await post(riley, {
      kind: "notice",
      subject: `failed:${other.step_id}:1`,
      payload: { text: `A message to ${full_name} Miller could not be sent.` },
    });
    const request = {
      leads: [{ full_name: "Freda Evald", email: `freda.${full_name}@only.example` }],
      idempotency_key: "the-answer-of-freda",
    };
    const answer = await world.core.upsertLeads(riley, request);
    const before = await posts(riley);
    await world.core.eraseLead(riley, { lead: gone.lead_id });
    expect(await posts(riley)).toEqual(before);
    expect(await world.core.upsertLeads(riley, request)).toEqual(answer);
  },
);

test("what is said of somebody else with the same name stays", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  const [gone, other] = [await contactLead(world, riley), await contactLead(world, riley)];
  const text = `A message to ${other.full_name} could not be sent.`;
  for (const subject of [`failed:${other.step_id}:1`, `failed:${gone.step_id}:1`, "some news"])
    await post(riley, { kind: "notice", subject, payload: { text } });
  await world.core.eraseLead(riley, { lead: gone.lead_id });
  expect((await posts(riley)).map(({ dedupe_key }) => dedupe_key)).toEqual([
    expect.stringContaining(other.step_id),
  ]);
});

test("a name of one word is left out of what else is said, and the rest of the notice stays", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  const gone = await contactLead(world, riley, { full_name: "May" });
  const said = { text: "May wrote. Maybe it rests until May 5.", next: "Look in May." };
  await post(riley, { kind: "notice", subject: "resting", payload: said });
  await world.core.eraseLead(riley, { lead: gone.lead_id });
  expect(await posts(riley)).toMatchObject([
    { payload: { text: "… wrote. Maybe it rests until … 5.", next: "Look in …." } },
  ]);
});

function post(user: TestUser, request: QueuePosts): Promise<number> {
  return inTenant(world, user, (tenant) => queuePosts(tenant, request));
}

function posts(user: TestUser) {
  return inTenant(world, user, ({ tx }) => tx.slackPost.findMany({ orderBy: { id: "asc" } }));
}
