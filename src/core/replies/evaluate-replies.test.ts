import { afterAll, beforeAll, expect, test } from "vitest";
import {
  contactLead,
  inTenant,
  keepInbound,
  letter,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { evalReport } from "../../cli/eval.ts";
import { CLASSIFIER_VERSION, type ReplyIntent } from "./reading/classification.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("without corrections it says so, and how to make one", async () => {
  const found = await world.core.evaluateReplies(await world.addUser(), {});
  expect(found).toMatchObject({ corrected: 0, classes: [], misses: [] });
  expect(evalReport(found)).toContain("No reply has been corrected by a person yet");
});

test("every corrected reply is read again, and what the rules miss is named", async () => {
  const riley = await world.addUser();
  await corrected(riley, "Please remove me from your list.", "unsubscribe");
  await corrected(riley, "What does it cost?", "question");
  const missed = await corrected(riley, "What would we even use it for?", "objection");
  await reply(riley, "Sounds great, tell me more.");
  const found = await world.core.evaluateReplies(riley, {});
  expect(found).toMatchObject({
    classifier: CLASSIFIER_VERSION,
    corrected: 3,
    agreed: 2,
    without_raw: 0,
    misses: [{ message_id: missed, expected: "objection", got: "question" }],
  });
  expect(found.classes).toEqual([
    { class: "objection", labelled: 1, judged: 0, precision: null, recall: 0 },
    { class: "question", labelled: 1, judged: 2, precision: 0.5, recall: 1 },
    { class: "unsubscribe", labelled: 1, judged: 1, precision: 1, recall: 1 },
  ]);
  expect(found.confusion).toContainEqual({ expected: "objection", got: "question", count: 1 });
  const report = evalReport(found);
  expect(report).toContain(`${CLASSIFIER_VERSION} agrees with 2 of 3 replies`);
  expect(report).toMatch(/question +1 +2 +50\.0 % +100\.0 %/);
  expect(report).toContain(missed);
});

test("more corrections than one page are all read, and nobody else's", async () => {
  const riley = await world.addUser();
  for (let at = 0; at < 23; at += 1) await corrected(riley, `What does it cost? ${at}`, "question");
  expect(await world.core.evaluateReplies(riley, {})).toMatchObject({ corrected: 23, agreed: 23 });
  const other = await world.addUser();
  expect(await world.core.evaluateReplies(other, {})).toMatchObject({ corrected: 0 });
});

async function reply(riley: TestUser, text: string): Promise<string> {
  const ada = await contactLead(world, riley);
  const raw = letter({ from: ada.email, text, in_reply_to: ada.rfc_message_id });
  await keepInbound(world, riley, { raw });
  await readAll(world);
  const { id } = await inTenant(world, riley, ({ tx }) =>
    tx.message.findFirstOrThrow({
      where: { lead_id: ada.lead_id, direction: "inbound" },
      select: { id: true },
    }),
  );
  return id;
}

async function corrected(riley: TestUser, text: string, intent: ReplyIntent): Promise<string> {
  const message_id = await reply(riley, text);
  await world.core.classifyReply(riley, { message_id, intent });
  return message_id;
}
