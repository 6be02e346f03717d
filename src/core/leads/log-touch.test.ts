import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "../../../test/setup/check-invariants.ts";
import {
  type ContactedLead,
  type ContactedLeadOptions,
  contactLead,
  inTenant,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

const CALL = { channel: "phone", direction: "outbound" } as const;

test("a message left on the phone stands in the conversation and changes no plan", async () => {
  const { riley, ada } = await contacted();
  const logged = await world.core.logTouch(riley, {
    ...CALL,
    ...{ lead: ada.email, outcome: "left_message", note: "Asked her to call back." },
  });
  expect(logged).toMatchObject({ steps_skipped: 0, already_sending: [] });
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "scheduled", "pending"]);
  const { messages } = await world.core.getThread(riley, { lead_id: ada.lead_id });
  expect(messages.at(-1)).toMatchObject({
    ...{ message_id: logged.message_id, direction: "outbound", channel: "phone" },
    ...{ subject: "Call: left a message", text: "Asked her to call back." },
  });
  const { recent_messages } = await world.core.getLead(riley, { lead: ada.email });
  expect(recent_messages.at(-1)).toEqual(messages.at(-1));
});

test("who spoke with us has answered: everything planned stops, and nobody must deal with it", async () => {
  const { riley, ada } = await contacted();
  const logged = await world.core.logTouch(riley, {
    ...{ lead: ada.lead_id, channel: "other", direction: "inbound", outcome: "spoke" },
  });
  expect(logged).toMatchObject({ steps_skipped: 2, lead: { status: "replied" } });
  expect(await stepStatuses(riley, ada)).toEqual(["sent", "skipped", "skipped"]);
  const { messages } = await world.core.getThread(riley, { lead_id: ada.lead_id });
  expect(messages.at(-1)).toMatchObject({ channel: "other", subject: "Spoke", text: "Spoke." });
  expect((await world.core.getContext(riley, {})).replies_to_answer).toBe(0);
});

test("not interested makes the lead negative on a person's word; an agent's only stops", async () => {
  const { riley, ada } = await contacted();
  const grace = await contactLead(world, riley);
  const outcome = "not_interested" as const;
  const byPerson = await world.core.logTouch(riley, { ...CALL, lead: ada.lead_id, outcome });
  expect(byPerson).toMatchObject({ steps_skipped: 2, lead: { status: "negative" } });
  const byAgent = await world.core.logTouch(riley.agent, { ...CALL, lead: grace.lead_id, outcome });
  expect(byAgent).toMatchObject({ steps_skipped: 2, lead: { status: "replied" } });
  expect(await stepStatuses(riley, grace)).toEqual(["sent", "skipped", "skipped"]);
});

test("do not contact suppresses person and address; only a person's word says that they asked", async () => {
  const { riley, ada } = await contacted();
  const grace = await contactLead(world, riley);
  const outcome = "do_not_contact" as const;
  const byPerson = await world.core.logTouch(riley, { ...CALL, lead: ada.lead_id, outcome });
  expect(byPerson).toMatchObject({ steps_skipped: 2, lead: { status: "unsubscribed" } });
  const byAgent = await world.core.logTouch(riley.agent, { ...CALL, lead: grace.lead_id, outcome });
  expect(byAgent).toMatchObject({ steps_skipped: 2, lead: { status: "replied" } });
  expect(await suppressionsOf(riley)).toEqual([
    ["address", "manual"],
    ["address", "unsubscribed"],
    ["person", "manual"],
    ["person", "unsubscribed"],
  ]);
});

test("a status never goes back: a message left for somebody who is positive leaves them so", async () => {
  const { riley, ada } = await contacted();
  await inTenant(world, riley, ({ tx }) =>
    tx.lead.updateMany({ where: { id: ada.lead_id }, data: { status: "positive" } }),
  );
  const log = (outcome: "left_message" | "spoke") =>
    world.core.logTouch(riley, { ...CALL, lead: ada.lead_id, outcome });
  expect((await log("left_message")).lead.status).toBe("positive");
  expect((await log("spoke")).lead.status).toBe("positive");
});

test("an answer on the phone stops colleagues where the campaign says so, but not free mail's", async () => {
  const riley = await world.addUser();
  const settings = { stop_company_on_reply: true };
  const ada = await contactLead(world, riley, { settings, email: "ada@engines.example" });
  const join = (email: string) =>
    contactLead(world, riley, { campaign_id: ada.campaign_id, email } as ContactedLeadOptions);
  const [bob, cyd] = [await join("bob@engines.example"), await join("cyd@gmail.com")];
  const dan = await join("dan@gmail.com");
  const logged = await world.core.logTouch(riley, { ...CALL, lead: ada.lead_id, outcome: "spoke" });
  expect(logged.steps_skipped).toBe(4);
  expect(await stepStatuses(riley, bob)).toEqual(["sent", "skipped", "skipped"]);
  await world.core.logTouch(riley, { ...CALL, lead: cyd.lead_id, outcome: "spoke" });
  expect(await stepStatuses(riley, dan)).toEqual(["sent", "scheduled", "pending"]);
});

test("a message on its way is named, and a repeated request is one entry", async () => {
  const { riley, ada } = await contacted();
  await inTenant(world, riley, ({ tx, now }) =>
    tx.sequenceStep.updateMany({
      where: { lead_id: ada.lead_id, step_number: 2 },
      data: { delivery_state: "sending", sending_at: now, mailbox_id: riley.mailbox_id },
    }),
  );
  const request = {
    ...CALL,
    ...({
      lead: ada.lead_id,
      outcome: "do_not_contact",
      idempotency_key: "one-and-the-same",
    } as const),
  };
  const first = await world.core.logTouch(riley, request);
  expect(first).toMatchObject({ steps_skipped: 1, already_sending: ["Ada Lovelace"] });
  expect(await world.core.logTouch(riley, request)).toEqual(first);
  const { messages } = await world.core.getThread(riley, { lead_id: ada.lead_id });
  expect(messages.filter(({ channel }) => channel === "phone")).toHaveLength(1);
  await inTenant(world, riley, ({ tx, now }) =>
    tx.sequenceStep.updateMany({
      where: { lead_id: ada.lead_id, step_number: 2 },
      data: { delivery_state: "idle", status: "skipped", sent_at: null, send_time: now },
    }),
  );
});

test("what cannot be is refused, and another account's lead is not found", async () => {
  const { riley, ada } = await contacted();
  const absurd = { channel: "phone", direction: "inbound", outcome: "left_message" } as const;
  await expect(world.core.logTouch(riley, { ...absurd, lead: ada.lead_id })).rejects.toMatchObject({
    ...{ code: "invalid_input", field: "outcome" },
  });
  const other = await world.addUser();
  const log = world.core.logTouch(other, { ...CALL, lead: ada.lead_id, outcome: "spoke" });
  await expect(log).rejects.toMatchObject({ code: "not_found" });
});

async function contacted(): Promise<{ riley: TestUser; ada: ContactedLead }> {
  const riley = await world.addUser();
  return { riley, ada: await contactLead(world, riley) };
}

async function stepStatuses(user: TestUser, { lead_id }: ContactedLead) {
  const steps = await inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findMany({ where: { lead_id }, orderBy: { step_number: "asc" } }),
  );
  return steps.map(({ status }) => status);
}

async function suppressionsOf(user: TestUser) {
  const rows = await inTenant(world, user, ({ tx }) => tx.suppression.findMany());
  return rows.map(({ scope, reason }) => [scope, reason]).sort();
}
