import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ContactedLead,
  contactLead,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { ReplyIntent } from "./reading/classification.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("a person's correction moves the lead, is remembered as theirs, and the post is drawn again", async () => {
  const riley = await linkedUser();
  const { ada, message_id } = await replied(riley, "Not interested, thanks.");
  const before = await postOf(riley, message_id);
  const { reply } = await world.core.classifyReply(riley, { message_id, intent: "interested" });
  expect(reply).toMatchObject({
    intent: "interested",
    sentiment: "positive",
    confidence: 1,
    classifier: "person",
    corrected_by: "Riley Reyes",
  });
  expect(await statusOf(riley, ada)).toBe("positive");
  const { meta } = await messageOf(riley, message_id);
  expect(meta).toMatchObject({
    intent: "interested",
    sentiment: "positive",
    kind: "human",
    from: ada.email,
  });
  const after = await postOf(riley, message_id);
  expect(after).toMatchObject({ revision: before.revision + 1, state: "waiting" });
  expect(await auditsOf(riley)).toEqual([
    { actor_kind: "person", detail: { before: "not_interested", intent: "interested" } },
  ]);
});

test("an agent may label what nobody has corrected, and never overrules a person", async () => {
  const riley = await linkedUser();
  const { ada, message_id } = await replied(riley, "Hm.");
  const label = (intent: ReplyIntent) =>
    world.core.classifyReply(riley.agent, { message_id, intent });
  expect((await label("objection")).reply).toMatchObject({
    intent: "objection",
    classifier: "agent",
    corrected_by: null,
  });
  expect((await label("interested")).reply).toMatchObject({ intent: "interested" });
  await world.core.classifyReply(riley, { message_id, intent: "not_interested" });
  await expect(label("interested")).rejects.toMatchObject({ code: "conflict" });
  await expect(label("unsubscribe")).rejects.toMatchObject({ code: "conflict" });
  expect(await statusOf(riley, ada)).toBe("negative");
  expect(await world.core.getReply(riley, { message_id })).toMatchObject({
    reply: { intent: "not_interested", corrected_by: "Riley Reyes" },
  });
});

test("a reply relabelled as an opt-out suppresses its writer, for good", async () => {
  const riley = await linkedUser();
  const { ada, message_id } = await replied(riley, "Not interested, thanks.", "alias@home.example");
  await world.core.classifyReply(riley.agent, { message_id, intent: "unsubscribe" });
  expect(await statusOf(riley, ada)).toBe("unsubscribed");
  const suppressed = await inTenant(world, riley, ({ tx }) =>
    tx.suppression.findMany({ orderBy: [{ scope: "asc" }, { value: "asc" }] }),
  );
  expect(suppressed.map(({ value }) => value)).toEqual([
    ada.email,
    "alias@home.example",
    ada.lead_id,
  ]);
  await world.core.classifyReply(riley, { message_id, intent: "interested" });
  expect(await statusOf(riley, ada)).toBe("unsubscribed");
});

test("correcting an older reply does not move a lead who has said something since", async () => {
  const riley = await linkedUser();
  const { ada, message_id } = await replied(riley, "Not interested, thanks.");
  await keepInbound(world, riley, {
    raw: letter({
      from: ada.email,
      text: "Actually yes, I'm interested. Tell me more!",
      in_reply_to: ada.rfc_message_id,
    }),
    at: new Date(Date.now() + 60_000),
  });
  await readAll(world);
  await world.core.classifyReply(riley, { message_id, intent: "objection" });
  expect(await statusOf(riley, ada)).toBe("positive");
});

test("only replies of one's own can be labelled", async () => {
  const [riley, sam] = [await linkedUser(), await linkedUser()];
  const { ada, message_id } = await replied(riley, "Hm.");
  for (const [actor, id] of [
    [sam, message_id],
    [riley, ada.message_id],
  ] as const) {
    await expect(
      world.core.classifyReply(actor, { message_id: id, intent: "interested" }),
    ).rejects.toMatchObject({ code: "not_found", field: "message_id" });
  }
});

test("a reply marked as done leaves the list of those to answer, once", async () => {
  const riley = await linkedUser();
  const { message_id } = await replied(riley, "How does it work?");
  const waiting = () => world.core.listReplies(riley, { unhandled: true });
  expect((await waiting()).replies).toMatchObject([{ message_id, handled: false }]);
  const { reply } = await world.core.markReplyDone(riley, { message_id });
  expect(reply.handled).toBe(true);
  const { handled_at } = await messageOf(riley, message_id);
  const { revision } = await postOf(riley, message_id);
  await world.core.markReplyDone(riley, { message_id });
  expect((await messageOf(riley, message_id)).handled_at).toEqual(handled_at);
  expect((await postOf(riley, message_id)).revision).toBe(revision);
  expect((await waiting()).replies).toEqual([]);
});

async function linkedUser(): Promise<TestUser> {
  const user = await world.addUser();
  await linkSlack(world, user);
  return user;
}

async function replied(user: TestUser, text: string, from?: string) {
  const ada = await contactLead(world, user);
  const raw = letter({ from: from ?? ada.email, text, in_reply_to: ada.rfc_message_id });
  await keepInbound(world, user, { raw });
  await readAll(world);
  const { id } = await inTenant(world, user, ({ tx }) =>
    tx.message.findFirstOrThrow({ where: { lead_id: ada.lead_id, direction: "inbound" } }),
  );
  return { ada, message_id: id };
}

function messageOf(user: TestUser, id: string) {
  return inTenant(world, user, ({ tx }) => tx.message.findUniqueOrThrow({ where: { id } }));
}

function postOf(user: TestUser, message_id: string) {
  return inTenant(world, user, ({ tx }) =>
    tx.slackPost.findFirstOrThrow({ where: { message_id, kind: "reply" } }),
  );
}

function auditsOf(user: TestUser) {
  return inTenant(world, user, ({ tx }) =>
    tx.auditEntry.findMany({
      where: { action: "classify_reply" },
      select: { actor_kind: true, detail: true },
    }),
  );
}

async function statusOf(user: TestUser, { lead_id }: ContactedLead) {
  const lead = await inTenant(world, user, ({ tx }) =>
    tx.lead.findUniqueOrThrow({ where: { id: lead_id }, select: { status: true } }),
  );
  return lead.status;
}
