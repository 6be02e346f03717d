import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contactLead, inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { readTouch } from "../approvals/read-touch.ts";
import { readGateFacts } from "../outbox/read-gate-facts.ts";
import { suppress } from "./suppress.ts";
import { unsubscribeByToken } from "./unsubscribe-by-token.ts";
import { unsubscribeLinks } from "./unsubscribe-links.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
});
afterAll(() => world.close());

test("the domain of a mail service for everybody is never suppressed for a whole workspace", async () => {
  const { riley, sam } = await colleagues();
  await expect(
    world.core.suppressContacts(riley, { domains: ["@GMail.com"], share_with_workspace: true }),
  ).rejects.toMatchObject({ code: "invalid_input", field: "domains" });
  await world.core.suppressContacts(riley, { domains: ["gmail.com"] });
  expect(await isSuppressed(sam, "x@gmail.com")).toBe(false);
});

test("what somebody shared by hand goes with their account, what they were asked stays", async () => {
  const { riley, sam } = await colleagues();
  await shareByHand(riley, "hand.example");
  await shareByHand(riley, "both.example");
  await askToStop(riley, "both.example");
  await askToStop(riley, "asked.example");
  await leave(riley);
  expect(await isSuppressed(sam, "x@hand.example")).toBe(false);
  expect(await isSuppressed(sam, "x@both.example")).toBe(true);
  expect(await isSuppressed(sam, "x@asked.example")).toBe(true);
});

test("whoever unlinks takes back what they shared by hand, and no longer takes part", async () => {
  const { riley, sam } = await colleagues();
  await shareByHand(riley, "mine.example");
  await askToStop(riley, "theirs.example");
  await askToStop(sam, "sams.example");
  const person = await linkOf(riley);
  await expect(world.core.unlinkSlackPerson(riley.agent, person)).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(world.core.unlinkSlackPerson(sam, person)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await world.core.unlinkSlackPerson(riley, person)).toEqual({ links_left: 0 });
  expect(await isSuppressed(sam, "x@mine.example")).toBe(false);
  expect(await isSuppressed(sam, "x@theirs.example")).toBe(true);
  expect(await isSuppressed(riley, "x@sams.example")).toBe(false);
  await linkSlack(world, riley);
  expect(await isSuppressed(sam, "x@mine.example")).toBe(true);
});

test("an unsubscribe link of an account that is gone reaches its colleagues, unless it kept opt-outs to itself", async () => {
  const { riley, sam } = await colleagues();
  const quiet = await world.addUser("Quinn Moss");
  await linkSlack(world, quiet);
  await world.core.updateSettings(quiet, { settings: { share_opt_outs: false } });
  const tokens = [
    await tokenOf(riley, "late@gone.example"),
    await tokenOf(quiet, "late@quiet.example"),
  ];
  await leave(riley);
  await leave(quiet);
  for (const token of [...tokens, ...tokens]) {
    expect(await unsubscribeByToken(world.deps, token)).toBe(true);
  }
  expect(await isSuppressed(sam, "late@gone.example")).toBe(true);
  expect(await isSuppressed(sam, "late@quiet.example")).toBe(false);
});

test("an erased profile is left alone under every lead that has it: at the gate, in enrolments, where a lead is read, and after a lift", async () => {
  const riley = await world.addUser();
  const linkedin_url = "https://www.linkedin.com/in/Ada-Twice";
  const lead = await contactLead(world, riley);
  await inTenant(world, riley, ({ tx }) =>
    tx.lead.update({ where: { id: lead.lead_id }, data: { linkedin_url } }),
  );
  await inTenant(world, riley, (tenant) =>
    suppress(tenant, [{ scope: "person", value: linkedin_url, reason: "erased", source: "test" }]),
  );
  const found = { scope: "person", reason: "erased" };
  expect(await gateSuppression(riley, lead.lead_id)).toEqual(found);
  const { suppression } = await world.core.getLead(riley, { lead: lead.lead_id });
  expect(suppression).toEqual(found);
  await world.core.createCampaign(riley, { name: "Spring", sequence_template: "email_only" });
  const enrolled = await world.core.enrollLeads(riley, {
    campaign: "Spring",
    lead_ids: [lead.lead_id],
  });
  expect(enrolled).toMatchObject({ enrolled: 0, excluded_by_reason: { suppressed: 1 } });
  await world.core.suppressContacts(riley, { addresses: [lead.email] });
  const { suppressions } = await world.core.listSuppressions(riley, { query: lead.email });
  const suppression_id = suppressions[0]?.suppression_id ?? "";
  const lifted = await world.core.liftSuppression(riley, { suppression_id });
  expect(lifted).toMatchObject({ leads: 0, still_suppressed: 1 });
});

async function colleagues() {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await linkSlack(world, riley);
  await linkSlack(world, sam);
  return { riley, sam };
}

function shareByHand(user: TestUser, domain: string) {
  return world.core.suppressContacts(user, { domains: [domain], share_with_workspace: true });
}

/** As an opt-out that holds for a whole company. */
function askToStop(user: TestUser, value: string) {
  return inTenant(world, user, (tenant) =>
    suppress(tenant, [{ scope: "domain", value, reason: "unsubscribed", source: "test" }]),
  );
}

function leave(user: TestUser) {
  return inTenant(world, user, ({ tx, user_id }) =>
    tx.user.delete({ where: { id: user_id }, select: { id: true } }),
  );
}

function linkOf(user: TestUser) {
  return inTenant(world, user, ({ tx }) =>
    tx.slackIdentity.findFirstOrThrow({ select: { team_id: true, slack_user_id: true } }),
  );
}

async function tokenOf(user: TestUser, address: string): Promise<string> {
  const { https } = await inTenant(world, user, (tenant) =>
    unsubscribeLinks(tenant, { lead_id: randomUUID(), address, mailbox: null }),
  );
  return https?.split("/u/")[1] ?? "";
}

async function isSuppressed(user: TestUser, email: string): Promise<boolean> {
  const leads = [{ full_name: "Some Body", email }];
  const { results } = await world.core.upsertLeads(user, { leads, dry_run: true });
  return results[0]?.outcome === "suppressed";
}

function gateSuppression(user: TestUser, lead_id: string) {
  return inTenant(world, user, async (tenant) => {
    const step = await tenant.tx.sequenceStep.findFirstOrThrow({
      where: { lead_id, step_number: 2 },
      select: { id: true },
    });
    return (await readGateFacts(tenant, await readTouch(tenant.tx, step.id))).suppression;
  });
}
