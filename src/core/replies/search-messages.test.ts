import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContactedLead, contactLead, inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("pages hold every message once, newest first, also where many came in the same microsecond", async () => {
  const riley = await world.addUser();
  const ada = await contactLead(world, riley);
  await addReplies(riley, ada, { many: 25, at: "2026-03-01 10:00:00.000001+00" });
  await addReplies(riley, ada, { many: 5, at: "2026-03-01 10:00:00.000002+00" });
  const searched = await allPages((cursor) =>
    world.core
      .searchMessages(riley, { limit: 7, direction: "inbound", ...cursor })
      .then((page) => ({ ...page, ids: page.messages.map((one) => one.message_id) })),
  );
  const listed = await allPages((cursor) =>
    world.core
      .listReplies(riley, { limit: 7, ...cursor })
      .then((page) => ({ ...page, ids: page.replies.map((one) => one.message_id) })),
  );
  const wanted = await inTenant(
    world,
    riley,
    ({ tx }) =>
      tx.$queryRaw<{ id: string }[]>`
      select id from messages where direction = 'inbound' order by created_at desc, id desc`,
  );
  expect(wanted).toHaveLength(30);
  expect(searched).toEqual(wanted.map(({ id }) => id));
  expect(listed).toEqual(wanted.map(({ id }) => id));
});

test("a cursor of another account, or of nothing, is refused", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser()];
  const ada = await contactLead(world, riley);
  await addReplies(riley, ada, { many: 3, at: "2026-03-01 10:00:00+00" });
  const { next_cursor } = await world.core.listReplies(riley, { limit: 2 });
  for (const cursor of [next_cursor ?? "", "nonsense"]) {
    for (const search of [world.core.listReplies, world.core.searchMessages]) {
      await expect(search(sam, { cursor })).rejects.toMatchObject({
        code: "invalid_input",
        field: "cursor",
      });
    }
  }
});

test("messages are found by their words, by name and address, and by signs taken literally", async () => {
  const riley = await world.addUser();
  const ada = await contactLead(world, riley, { full_name: "Ada Lovelace" });
  await addReplies(riley, ada, { many: 1, at: "2026-03-01 10:00:00+00", body: "Is it 100% safe?" });
  await addReplies(riley, ada, { many: 1, at: "2026-03-02 10:00:00+00", body: "1000 engines\\_a" });
  const found = async (query: string) => {
    const { messages } = await world.core.searchMessages(riley, { query, direction: "inbound" });
    return messages.map(({ text }) => text);
  };
  expect(await found("100%")).toEqual(["Is it 100% safe?"]);
  expect(await found("SAFE lovelace")).toEqual(["Is it 100% safe?"]);
  expect(await found("engines\\_")).toEqual(["1000 engines\\_a"]);
  expect(await found("engines_\\")).toEqual([]);
  expect(await found(ada.email)).toHaveLength(2);
  const { messages } = await world.core.searchMessages(riley, { query: "shall we talk" });
  expect(messages).toMatchObject([{ direction: "outbound", full_name: "Ada Lovelace" }]);
});

test("messages are found by campaign, lead and intent", async () => {
  const riley = await world.addUser();
  const [ada, grace] = [await contactLead(world, riley), await contactLead(world, riley)];
  await addReplies(riley, ada, { many: 1, at: "2026-03-01 10:00:00+00", intent: "interested" });
  await addReplies(riley, grace, { many: 1, at: "2026-03-01 10:00:00+00", intent: "question" });
  const leads = async (filter: object) => {
    const { messages } = await world.core.searchMessages(riley, filter);
    return messages.map(({ lead_id, direction }) => [lead_id, direction]);
  };
  expect(await leads({ intent: "interested" })).toEqual([[ada.lead_id, "inbound"]]);
  const both = [
    [grace.lead_id, "outbound"],
    [grace.lead_id, "inbound"],
  ];
  expect(await leads({ campaign: grace.campaign_id })).toEqual(both);
  expect(await leads({ lead_id: grace.lead_id })).toEqual(both);
  const { replies } = await world.core.listReplies(riley, { intent: "question" });
  expect(replies).toMatchObject([{ lead_id: grace.lead_id, campaign_id: grace.campaign_id }]);
  expect((await world.core.listReplies(riley, { lead_id: ada.lead_id })).replies).toHaveLength(1);
});

test("a thread is the latest messages with one lead, oldest first, of one campaign where asked", async () => {
  const riley = await world.addUser();
  const ada = await contactLead(world, riley);
  for (const day of ["01", "02", "03"]) {
    await addReplies(riley, ada, { many: 1, at: `2026-03-${day} 10:00:00+00`, body: day });
  }
  const { lead_id } = ada;
  const thread = await world.core.getThread(riley, { lead_id, limit: 3 });
  expect(thread.lead).toMatchObject({ lead_id, full_name: "Ada Lovelace" });
  expect(thread.messages.map(({ text }) => text)).toEqual(["02", "03", "Hi Ada, shall we talk?"]);
  const other = await contactLead(world, riley);
  const none = await world.core.getThread(riley, { lead_id, campaign: other.campaign_id });
  expect(none.messages).toEqual([]);
});

test("nobody reads the conversations of another account", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser()];
  const ada = await contactLead(world, riley);
  await addReplies(riley, ada, { many: 1, at: "2026-03-01 10:00:00+00" });
  expect(await world.core.searchMessages(sam, {})).toMatchObject({ messages: [] });
  expect(await world.core.listReplies(sam, {})).toMatchObject({ replies: [] });
  await expect(world.core.getThread(sam, { lead_id: ada.lead_id })).rejects.toMatchObject({
    code: "not_found",
  });
});

async function addReplies(
  user: TestUser,
  lead: ContactedLead,
  replies: { many: number; at: string; body?: string; intent?: string },
): Promise<void> {
  const { many, at, body = "Hm.", intent = "unclear" } = replies;
  await inTenant(
    world,
    user,
    ({ tx, user_id }) => tx.$executeRaw`
    insert into messages (user_id, lead_id, campaign_id, direction, channel, body, intent, kind, created_at)
    select ${user_id}::uuid, ${lead.lead_id}::uuid, ${lead.campaign_id}::uuid, 'inbound', 'email', ${body},
      ${intent}, 'human', ${at}::text::timestamptz
    from generate_series(1, ${many}::int)`,
  );
}

async function allPages(
  readPage: (cursor: { cursor?: string }) => Promise<{ ids: string[]; next_cursor: string | null }>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: { cursor?: string } | null = {}; cursor; ) {
    const page: { ids: string[]; next_cursor: string | null } = await readPage(cursor);
    ids.push(...page.ids);
    cursor = page.next_cursor ? { cursor: page.next_cursor } : null;
  }
  return ids;
}
