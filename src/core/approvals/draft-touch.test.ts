import { afterAll, beforeAll, expect, test } from "vitest";
import { contactLead, inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { ProcessContext } from "../operation.ts";
import type { DraftWriter } from "../ports/draft-writer.ts";
import { prepareDraft, wordTouch } from "./draft-touch.ts";
import { readTouch } from "./read-touch.ts";

/** Words a text and leaves the subject to the thread, as a follow-up's template does. */
const writer: DraftWriter = {
  write: async () => ({ subject: null, body: "Any news?", used: [], writer: "test" }),
};

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ writer });
});
afterAll(() => world.close());

test.each([
  ["Engines that count", "Re: Engines that count"],
  ["RE: AW: Engines that count", "Re: Engines that count"],
])("a follow-up to %j is called %j", async (subject, followUp) => {
  const riley = await world.addUser();
  const ada = await contactLead(world, riley);
  await inTenant(world, riley, ({ tx }) =>
    tx.message.update({ where: { id: ada.message_id }, data: { subject } }),
  );
  const draft = await word(riley, await nextStep(riley, ada.lead_id));
  expect(draft.subject).toBe(followUp);
});

test("a mail that follows nothing does not claim to be an answer", async () => {
  const riley = await world.addUser();
  const ada = await contactLead(world, riley);
  const campaign = await inTenant(world, riley, async ({ tx }) => {
    await tx.message.delete({ where: { id: ada.message_id } });
    return tx.campaign.findUniqueOrThrow({ where: { id: ada.campaign_id } });
  });
  const draft = await word(riley, await nextStep(riley, ada.lead_id));
  expect(draft.subject).toBe(campaign.name);
});

async function word(actor: TestUser, step_id: string) {
  const { deps } = world;
  const context: ProcessContext = { actor, deps, inTenant: (fn) => inTenant(world, actor, fn) };
  const prepared = await context.inTenant(async (tenant) =>
    prepareDraft(tenant, await readTouch(tenant.tx, step_id), null),
  );
  return wordTouch(context, prepared);
}

async function nextStep(user: TestUser, lead_id: string): Promise<string> {
  const step = await inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findFirstOrThrow({ where: { lead_id, step_number: 3 } }),
  );
  return step.id;
}
