import { afterAll, beforeAll, expect, test } from "vitest";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openTenant, type Tenant } from "../operation.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("an account without messages has figures of 0 and no rates", async () => {
  const riley = await world.addUser();
  const stats = await world.core.getStats(riley, { days: 3 });
  expect(stats).toMatchObject({
    figures: { total_leads: 0, messages_sent: 0, replies_received: 0 },
    campaign: null,
    reply_rate: null,
    positive_rate: null,
  });
  expect(stats.by_day).toHaveLength(3);
});

test("the six figures are those of get_user_stats, and rates count leads, not messages", async () => {
  const riley = await world.addUser();
  const { spring } = await conversation(riley);
  const stats = await world.core.getStats(riley, {});
  const [row] = await inTenant(
    riley,
    ({ tx }) => tx.$queryRaw<Record<string, bigint>[]>`
    select * from get_user_stats(${riley.user_id}::uuid)`,
  );
  const expected = Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]);
  expect(stats.figures).toEqual(Object.fromEntries(expected));
  expect(stats.figures).toMatchObject({ total_leads: 3, messages_sent: 3, replies_received: 2 });
  expect(stats).toMatchObject({ reply_rate: 0.5, positive_rate: 0.5 });
  const ofSpring = await world.core.getStats(riley, { campaign: "spring" });
  expect(ofSpring.campaign).toMatchObject({
    campaign_id: spring,
    figures: { sent: 3, replies: 2 },
  });
  expect(ofSpring).toMatchObject({ reply_rate: 0.5, positive_rate: 0.5 });
  const other = await world.core.getStats(riley, { campaign: "Empty" });
  expect(other).toMatchObject({ reply_rate: null, figures: stats.figures });
});

test("days are the user's own: what came just after local midnight counts for the new day", async () => {
  const riley = await world.addUser();
  await world.setClock("2031-03-05T12:00:00Z");
  await inTenant(riley, ({ tx }) => tx.user.updateMany({ data: { time_zone: "Asia/Tokyo" } }));
  await conversation(riley, new Date("2031-03-04T15:30:00Z"));
  const { by_day } = await world.core.getStats(riley, { days: 3 });
  expect(by_day).toEqual([
    { day: "2031-03-03", sent: 0, replied: 0, positive: 0 },
    { day: "2031-03-04", sent: 0, replied: 0, positive: 0 },
    { day: "2031-03-05", sent: 3, replied: 2, positive: 1 },
  ]);
});

/** Two of three leads are written to, one of them twice; that one answers twice, once well. */
async function conversation(actor: TestUser, at = new Date()) {
  const leads = ["Ada", "Bob", "Cyd"].map((name) => ({
    full_name: name,
    email: `${name}@x.example`,
  }));
  const { results } = await world.core.upsertLeads(actor, { leads });
  const lead_ids = results.map((row) => row.lead_id ?? "");
  const [ada, bob] = lead_ids;
  const { campaign } = await world.core.createCampaign(actor, { name: "Spring" });
  await world.core.createCampaign(actor, { name: "Empty" });
  await world.core.enrollLeads(actor, { campaign: "Spring", lead_ids });
  const base = { user_id: actor.user_id, campaign_id: campaign.campaign_id, channel: "email" };
  await inTenant(actor, async ({ tx }) => {
    await tx.message.createMany({
      data: [
        { ...base, lead_id: ada ?? "", direction: "outbound", created_at: at },
        { ...base, lead_id: ada ?? "", direction: "outbound", created_at: at },
        { ...base, lead_id: bob ?? "", direction: "outbound", created_at: at },
        { ...base, lead_id: ada ?? "", direction: "inbound", created_at: at },
        {
          ...base,
          lead_id: ada ?? "",
          direction: "inbound",
          created_at: at,
          sentiment: "positive",
        },
      ],
    });
    await tx.lead.updateMany({ where: { id: ada ?? "" }, data: { status: "positive" } });
    await tx.lead.updateMany({ where: { id: bob ?? "" }, data: { status: "contacted" } });
  });
  return { spring: campaign.campaign_id };
}

function inTenant<T>(actor: TestUser, fn: (tenant: Tenant) => Promise<T>): Promise<T> {
  return openTenant({ deps: world.deps, actor }, fn);
}
