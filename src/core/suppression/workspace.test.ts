import { afterAll, beforeAll, expect, test } from "vitest";
import { contactLead, inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { readTouch } from "../approvals/read-touch.ts";
import { readGateFacts } from "../outbox/read-gate-facts.ts";
import { unsubscribeByToken } from "./unsubscribe-by-token.ts";
import { unsubscribeLinks } from "./unsubscribe-links.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
});
afterAll(() => world.close());

test("who opts out from one user is left alone by the whole workspace: at the gate, in enrolments and imports", async () => {
  const { riley, sam, olly } = await threeUsers();
  const email = "ada@shared.example";
  const mine = await contactLead(world, riley, { email });
  const colleague = await contactLead(world, sam, { email });
  const outside = await contactLead(world, olly, { email });
  await optOut(riley, mine.lead_id, email);
  expect(await gateSuppression(sam, colleague.lead_id)).toEqual({
    scope: "address",
    reason: "workspace",
  });
  expect(await gateSuppression(olly, outside.lead_id)).toBeNull();
  const spring = { name: "Spring", sequence_template: "email_only" } as const;
  await world.core.createCampaign(sam, spring);
  const enrolled = await world.core.enrollLeads(sam, {
    campaign: "Spring",
    lead_ids: [colleague.lead_id],
  });
  expect(enrolled).toMatchObject({ enrolled: 0, excluded_by_reason: { suppressed: 1 } });
  const late = await world.addUser("Lou Park");
  await link(late, "T1");
  const imported = await world.core.upsertLeads(late, { leads: [{ full_name: "Ada", email }] });
  expect(imported.counts).toMatchObject({ suppressed: 1, created: 0 });
  expect((await world.core.listSuppressions(sam, {})).suppressions).toEqual([]);
});

test("an opt-out from before the link counts, and one who keeps opt-outs to themselves shares none", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await world.core.updateSettings(sam, { settings: { share_opt_outs: false } });
  await optOutOf(riley, "early@link.example");
  await optOutOf(sam, "quiet@link.example");
  await link(riley, "T9");
  await link(sam, "T9");
  expect(await outcome(sam, "early@link.example")).toBe("suppressed");
  expect(await outcome(riley, "quiet@link.example")).toBe("created");
});

test("what is suppressed by hand is shared only when a person asks for it, and lifting takes back one's own", async () => {
  const { riley, sam } = await threeUsers();
  await world.core.suppressContacts(riley, { domains: ["alone.example"] });
  await world.core.suppressContacts(riley, {
    domains: ["both.example"],
    share_with_workspace: true,
  });
  expect(await outcome(sam, "a@alone.example")).toBe("created");
  expect(await outcome(sam, "a@both.example")).toBe("suppressed");
  await expect(
    world.core.suppressContacts(riley.agent, {
      domains: ["no.example"],
      share_with_workspace: true,
    }),
  ).rejects.toMatchObject({ code: "not_allowed" });
  await lift(riley, "both.example");
  expect(await outcome(sam, "a@both.example")).toBe("created");
});

test("an opt-out is lifted by a person with a typed reason alone, also where it was first made by hand", async () => {
  const riley = await world.addUser();
  await world.core.suppressContacts(riley, { addresses: ["eve@lift.example"] });
  await optOutOf(riley, "eve@lift.example", "known");
  await expect(lift(riley, "eve@lift.example")).rejects.toMatchObject({ field: "reason" });
  const { suppressions } = await world.core.listSuppressions(riley, { query: "eve@lift" });
  const suppression_id = suppressions[0]?.suppression_id ?? "";
  await expect(
    world.core.liftSuppression(riley.agent, { suppression_id, reason: "They wrote to us again." }),
  ).rejects.toMatchObject({ code: "not_allowed" });
  for (const one of suppressions)
    await world.core.liftSuppression(riley, {
      suppression_id: one.suppression_id,
      reason: "They wrote to us again.",
    });
  expect(await outcome(riley, "eve@lift.example")).not.toBe("suppressed");
  const { lead } = await world.core.getLead(riley, { lead: "eve@lift.example" });
  expect(lead).toMatchObject({ status: "new", do_not_contact_reason: null });
});

test("an opt-out waits for a colleague's gate that judges the same address, and none judges past it", async () => {
  const { riley, sam } = await threeUsers();
  const email = "race@shared.example";
  const mine = await contactLead(world, riley, { email });
  const theirs = await contactLead(world, sam, { email });
  let done = false;
  let opting: Promise<unknown> = Promise.resolve();
  await inTenant(world, sam, async (tenant) => {
    const touch = await readTouch(tenant.tx, await stepOf(sam, theirs.lead_id));
    expect((await readGateFacts(tenant, touch)).suppression).toBeNull();
    opting = optOut(riley, mine.lead_id, email).then(() => {
      done = true;
    });
    await waitForLock();
    expect(done).toBe(false);
  });
  await opting;
  expect(await gateSuppression(sam, theirs.lead_id)).toMatchObject({ reason: "workspace" });
});

async function threeUsers() {
  const [riley, sam, olly] = [
    await world.addUser(),
    await world.addUser("Sam Okafor"),
    await world.addUser("Olly Santos"),
  ];
  await link(riley, "T1");
  await link(sam, "T1");
  await link(olly, "T2");
  return { riley, sam, olly };
}

function link(user: TestUser, team_id: string) {
  return inTenant(world, user, ({ tx, user_id }) =>
    tx.slackIdentity.create({
      data: { user_id, team_id, slack_user_id: user.id, linked_via: "test" },
      select: { id: true },
    }),
  );
}

async function optOut(user: TestUser, lead_id: string, address: string): Promise<void> {
  const { https } = await inTenant(world, user, (tenant) =>
    unsubscribeLinks(tenant, { lead_id, address, mailbox: null }),
  );
  expect(await unsubscribeByToken(world.deps, https?.split("/u/")[1] ?? "")).toBe(true);
}

async function optOutOf(user: TestUser, email: string, known?: "known"): Promise<void> {
  const lead_id = known
    ? await inTenant(world, user, async ({ tx, user_id }) => {
        const data = { user_id, full_name: "Eve", email };
        return (await tx.lead.create({ data, select: { id: true } })).id;
      })
    : "00000000-0000-4000-8000-000000000000";
  await optOut(user, lead_id, email);
}

async function outcome(user: TestUser, email: string): Promise<string | undefined> {
  const { results } = await world.core.upsertLeads(user, { leads: [{ full_name: "Some", email }] });
  return results[0]?.outcome;
}

async function lift(user: TestUser, query: string) {
  const { suppressions } = await world.core.listSuppressions(user, { query });
  const suppression_id = suppressions[0]?.suppression_id ?? "";
  return world.core.liftSuppression(user, { suppression_id });
}

async function stepOf(user: TestUser, lead_id: string): Promise<string> {
  const step = await inTenant(world, user, ({ tx }) =>
    tx.sequenceStep.findFirstOrThrow({ where: { lead_id, step_number: 2 }, select: { id: true } }),
  );
  return step.id;
}

async function gateSuppression(user: TestUser, lead_id: string) {
  const step_id = await stepOf(user, lead_id);
  return inTenant(world, user, async (tenant) => {
    const facts = await readGateFacts(tenant, await readTouch(tenant.tx, step_id));
    return facts.suppression;
  });
}

/** Until somebody waits for an advisory lock. */
async function waitForLock(): Promise<void> {
  for (;;) {
    const [row] = await world.deps.db.prisma.$queryRaw<{ waits: boolean }[]>`
      select exists (select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())) as waits`;
    if (row?.waits) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
