import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import {
  type ContactedLead,
  contactLead,
  failureReport,
  inTenant,
  keepInbound,
  letter,
  linkSlack,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { CLASSIFIER_VERSION, type ReplyIntent } from "./reading/classification.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

test("an opt-out that older rules overlooked is suppressed, relabelled and told once", async () => {
  const { riley, ada } = await judgedByOldRules(
    "Hm, let me think.",
    "Please remove me from your list.",
  );
  await plan(riley, ada);
  expect(await rereadAll()).toBe(1);
  expect(await rereadAll()).toBe(0);
  expect(await replyOf(riley, ada)).toMatchObject({
    intent: "unsubscribe",
    sentiment: "unsubscribed",
    classifier: CLASSIFIER_VERSION,
    body: "Hm, let me think.",
  });
  expect(await suppressionsOf(riley)).toContainEqual(["address", ada.email, "unsubscribed"]);
  expect(await plannedOf(riley, ada)).toBe(0);
  expect(await leadStatus(riley, ada)).toBe("unsubscribed");
  expect(await noticesOf(riley)).toEqual([
    expect.stringContaining("had asked not to be contacted"),
  ]);
  await setRules(riley, "rules@1");
  await rereadAll();
  expect(await noticesOf(riley)).toHaveLength(1);
});

test("a person's label stands, whatever the rules say now", async () => {
  const { riley, ada } = await judgedByOldRules(
    "Hm.",
    "Please remove me from your list.",
    "interested",
  );
  await rereadAll();
  expect(await replyOf(riley, ada)).toMatchObject({ intent: "interested", classifier: "person" });
  expect(await suppressionsOf(riley)).toEqual([]);
});

test("an agent's label stands too, but not against an opt-out", async () => {
  const kept = await judgedByOldRules("Hm.", "What does it cost?");
  await label(kept.riley.agent, kept.message_id, "not_now");
  await rereadAll();
  expect(await replyOf(kept.riley, kept.ada)).toMatchObject({ intent: "not_now" });
  const overruled = await judgedByOldRules("Hm.", "Please remove me from your list.");
  await label(overruled.riley.agent, overruled.message_id, "not_now");
  await rereadAll();
  expect(await replyOf(overruled.riley, overruled.ada)).toMatchObject({ intent: "unsubscribe" });
});

test("a milder judgement changes the label and lifts, resumes and sends nothing", async () => {
  const { riley, ada } = await judgedByOldRules("Please remove me from your list.", "Sounds good!");
  const before = await suppressionsOf(riley);
  await rereadAll();
  expect(await replyOf(riley, ada)).toMatchObject({ intent: "interested", sentiment: "positive" });
  expect(await suppressionsOf(riley)).toEqual(before);
  expect(await plannedOf(riley, ada)).toBe(0);
  expect(await leadStatus(riley, ada)).toBe("unsubscribed");
  expect(await noticesOf(riley)).toEqual([]);
});

test("a dead address that was taken for a person's words is suppressed", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, { raw: answer(ada, "Hm.") });
  await readAll(world);
  await replaceRaw(
    riley,
    failureReport({ recipient: ada.email, status: "5.1.1", original: ada.rfc_message_id }),
  );
  await rereadAll();
  expect(await suppressionsOf(riley)).toEqual([["address", ada.email, "bounced"]]);
  expect(await replyOf(riley, ada)).toMatchObject({ kind: "bounce", intent: null });
});

test("a person who was taken for a machine stops their touches and is shown as a reply", async () => {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  const machine = letter({
    from: ada.email,
    text: "Your case 4711 is open.",
    in_reply_to: ada.rfc_message_id,
    headers: ["Auto-Submitted: auto-replied"],
  });
  await keepInbound(world, riley, { raw: machine });
  await readAll(world);
  expect(await plannedOf(riley, ada)).toBe(2);
  await replaceRaw(riley, answer(ada, "What does it cost?"));
  await rereadAll();
  expect(await plannedOf(riley, ada)).toBe(0);
  expect(await replyOf(riley, ada)).toMatchObject({ intent: "question" });
  await setRules(riley, "rules@1");
  await rereadAll();
  expect(
    await inTenant(world, riley, ({ tx }) => tx.message.count({ where: { direction: "inbound" } })),
  ).toBe(1);
});

test("a judgement of newer rules than ours is not taken back", async () => {
  const { riley, ada } = await judgedByOldRules("Hm.", "Please remove me from your list.");
  await setRules(riley, "rules@999");
  expect(await rereadAll()).toBe(0);
  expect(await replyOf(riley, ada)).not.toMatchObject({ intent: "unsubscribe" });
});

test("a mail that cannot be read again keeps its judgement and holds up no other", async () => {
  const broken = await judgedByOldRules("Hm.", "");
  const { riley, ada } = await judgedByOldRules("Hm.", "Please remove me from your list.");
  await inTenant(world, broken.riley, ({ tx }) =>
    tx.inboundMail.updateMany({ data: { raw: Buffer.alloc(0) } }),
  );
  expect(await rereadAll()).toBe(2);
  expect(await replyOf(riley, ada)).toMatchObject({ intent: "unsubscribe" });
  expect(await replyOf(broken.riley, broken.ada)).toMatchObject({ body: "Hm." });
  expect(await rereadAll()).toBe(0);
});

/** A reply read as `first`, whose raw mail then says `really`: what rules that overlooked it leave behind. */
async function judgedByOldRules(first: string, really: string, corrected?: ReplyIntent) {
  const riley = await linkedUser();
  const ada = await contactLead(world, riley);
  await keepInbound(world, riley, { raw: answer(ada, first) });
  await readAll(world);
  const { id: message_id } = await inTenant(world, riley, ({ tx }) =>
    tx.message.findFirstOrThrow({ where: { direction: "inbound" }, select: { id: true } }),
  );
  if (corrected) await label(riley, message_id, corrected);
  await replaceRaw(riley, answer(ada, really));
  return { riley, ada, message_id };
}

const label = (actor: TestUser["agent"], message_id: string, intent: ReplyIntent) =>
  world.core.classifyReply(actor, { message_id, intent });

const answer = (ada: ContactedLead, text: string) =>
  letter({ from: ada.email, text, in_reply_to: ada.rfc_message_id });

const NEVER = new AbortController().signal;
const rereadAll = () => world.core.clock.rereadReplies({ limit: 50, signal: NEVER });

async function linkedUser(): Promise<TestUser> {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  return riley;
}

async function replaceRaw(riley: TestUser, raw: string): Promise<void> {
  await inTenant(world, riley, ({ tx }) =>
    tx.inboundMail.updateMany({ data: { raw: Buffer.from(raw), classifier: "rules@1" } }),
  );
}

async function setRules(riley: TestUser, classifier: string): Promise<void> {
  await inTenant(world, riley, ({ tx }) => tx.inboundMail.updateMany({ data: { classifier } }));
}

/** A colleague goes on writing to a lead whose opt-out nobody has noticed. */
async function plan(riley: TestUser, { lead_id, campaign_id }: ContactedLead): Promise<void> {
  await inTenant(world, riley, ({ tx, user_id }) =>
    tx.sequenceStep.create({
      data: { id: randomUUID(), user_id, campaign_id, lead_id, step_number: 9, channel: "email" },
      select: { id: true },
    }),
  );
}

function plannedOf(riley: TestUser, { lead_id }: ContactedLead): Promise<number> {
  return inTenant(world, riley, ({ tx }) =>
    tx.sequenceStep.count({ where: { lead_id, status: { in: ["pending", "scheduled"] } } }),
  );
}

function replyOf(riley: TestUser, { lead_id }: ContactedLead) {
  return inTenant(world, riley, ({ tx }) =>
    tx.message.findFirstOrThrow({
      where: { lead_id, direction: "inbound" },
      select: { kind: true, intent: true, sentiment: true, classifier: true, body: true },
    }),
  );
}

async function leadStatus(riley: TestUser, { lead_id }: ContactedLead): Promise<string | null> {
  const lead = await inTenant(world, riley, ({ tx }) =>
    tx.lead.findUniqueOrThrow({ where: { id: lead_id }, select: { status: true } }),
  );
  return lead.status;
}

async function suppressionsOf(riley: TestUser) {
  const rows = await inTenant(world, riley, ({ tx }) =>
    tx.suppression.findMany({
      select: { scope: true, value: true, reason: true },
      orderBy: [{ scope: "asc" }, { value: "asc" }],
    }),
  );
  return rows.map(({ scope, value, reason }) => [scope, value, reason]);
}

async function noticesOf(riley: TestUser): Promise<string[]> {
  const rows = await inTenant(world, riley, ({ tx }) =>
    tx.slackPost.findMany({ where: { kind: "notice" }, select: { payload: true } }),
  );
  return rows.map(({ payload }) => (payload as { text: string }).text);
}
