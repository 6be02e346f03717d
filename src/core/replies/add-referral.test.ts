import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  contactLead,
  inTenant,
  keepInbound,
  letter,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("somebody a reply points to becomes a lead who remembers who sent us, once for two clicks", async () => {
  const riley = await world.addUser();
  const email = `charles.${randomUUID().slice(0, 8)}@engines.example`;
  const message_id = await pointedTo(
    riley,
    `Please contact Charles Babbage (${email}) about this.`,
  );
  const clicks = await Promise.all([
    world.core.addReferral(riley, { message_id }),
    world.core.addReferral(riley, { message_id, index: 0 }),
  ]);
  expect(clicks.map(({ created }) => created).sort()).toEqual([false, true]);
  const leads = await inTenant(world, riley, ({ tx }) => tx.lead.findMany({ where: { email } }));
  expect(leads).toMatchObject([
    {
      full_name: "Charles Babbage",
      status: "new",
      source: "manual",
      enrichment_data: { referred_by: "Ada Lovelace" },
    },
  ]);
  expect(clicks[0]?.lead).toMatchObject({ lead_id: leads[0]?.id, email });
});

test("a person of whom only the name is known is added by name, once", async () => {
  const riley = await world.addUser();
  const message_id = await replyWith(riley, [{ name: "Mary Somerville", email: null }]);
  const first = await world.core.addReferral(riley, { message_id });
  const again = await world.core.addReferral(riley, { message_id });
  expect(first).toMatchObject({
    created: true,
    lead: { full_name: "Mary Somerville", email: null },
  });
  expect(again).toEqual({ ...first, created: false });
});

test("who must not be contacted is not added", async () => {
  const riley = await world.addUser();
  const email = `no.${randomUUID().slice(0, 8)}@engines.example`;
  await world.core.suppressContacts(riley, { addresses: [email] });
  const message_id = await replyWith(riley, [{ name: "Mary Somerville", email }]);
  await expect(world.core.addReferral(riley, { message_id })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await inTenant(world, riley, ({ tx }) => tx.lead.count({ where: { email } }))).toBe(0);
});

test("an index that points to nobody is refused, and says which there are", async () => {
  const riley = await world.addUser();
  const none = await replyWith(riley, []);
  const one = await replyWith(riley, [{ name: "Mary Somerville", email: null }]);
  await expect(world.core.addReferral(riley, { message_id: none })).rejects.toMatchObject({
    code: "not_found",
    field: "index",
  });
  await expect(world.core.addReferral(riley, { message_id: one, index: 1 })).rejects.toMatchObject({
    next: "Give an index from 0 to 0.",
  });
});

async function pointedTo(user: TestUser, text: string): Promise<string> {
  const ada = await contactLead(world, user);
  const raw = letter({ from: ada.email, text, in_reply_to: ada.rfc_message_id });
  await keepInbound(world, user, { raw });
  await readAll(world);
  const [reply] = (await world.core.listReplies(user, { lead_id: ada.lead_id })).replies;
  return reply?.message_id ?? "";
}

async function replyWith(user: TestUser, referrals: object[]): Promise<string> {
  const message_id = await pointedTo(user, "Hm.");
  await inTenant(world, user, ({ tx }) =>
    tx.message.update({
      where: { id: message_id },
      data: { meta: { referrals: referrals as never } },
    }),
  );
  return message_id;
}
