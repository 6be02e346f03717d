import { afterAll, beforeAll, expect, test } from "vitest";
import { draftedCampaign } from "../../../test/setup/approved-touches.ts";
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

test("a follow-up that opens the conversation has the subject of the message that was left out", async () => {
  const riley = await world.addUser();
  const { touches, campaign_id } = await draftedCampaign(world, riley);
  const [first] = touches;
  if (!first) throw new Error("no draft came");
  const { step_id, lead_id, draft_version } = first;
  const subject = "Engines that count";
  const edited = await world.core.editDraft(riley, {
    step_id,
    draft_version,
    subject,
    body: "Hi Ada, a word?",
  });
  expect(edited.card.subject).toBe(subject);
  await world.core.skipDraft(riley, { step_id, draft_version: edited.card.draft_version });
  const next = await inTenant(world, riley, ({ tx }) =>
    tx.sequenceStep.findFirstOrThrow({
      where: { campaign_id, lead_id, status: "pending", channel: "email" },
      orderBy: { step_number: "asc" },
    }),
  );
  const draft = await word(riley, next.id);
  expect(draft.subject).toBe(subject);
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
