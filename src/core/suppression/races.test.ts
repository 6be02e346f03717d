import { afterAll, beforeAll, expect, test } from "vitest";
import { contactLead, inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { readTouch } from "../approvals/read-touch.ts";
import type { Tenant } from "../operation.ts";
import { readGateFacts } from "../outbox/read-gate-facts.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import { holdContact } from "./hold-contact.ts";
import { type SuppressionEntry, suppress } from "./suppress.ts";
import { unsubscribeByToken } from "./unsubscribe-by-token.ts";
import { unsubscribeLinks } from "./unsubscribe-links.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
});
afterAll(() => world.close());

test("an opt-out survives a lift of the entry by hand that was pressed in the same moment", async () => {
  const riley = await world.addUser();
  const lead = await contactLead(world, riley);
  await world.core.suppressContacts(riley, { addresses: [lead.email] });
  const suppression_id = (await entriesOf(riley, lead.email))[0]?.suppression_id ?? "";
  let lifting: Promise<unknown> = Promise.resolve();
  await inTenant(world, riley, async (tenant) => {
    await suppress(tenant, [optOutOf(lead.email)]);
    lifting = expect(world.core.liftSuppression(riley, { suppression_id })).rejects.toMatchObject({
      field: "reason",
    });
    await waitForLock();
  });
  await lifting;
  expect(await entriesOf(riley, lead.email)).toMatchObject([{ reason: "unsubscribed" }]);
});

test("an opt-out is never kept as made by hand because somebody was just suppressing them", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  let asking: Promise<unknown> = Promise.resolve();
  await inTenant(world, riley, async (tenant) => {
    await suppress(tenant, [{ ...optOutOf("new@race.example"), reason: "manual" }]);
    asking = inTenant(world, riley, (other) => suppress(other, [optOutOf("new@race.example")]));
    await waitForLock();
  });
  await asking;
  expect(await entriesOf(riley, "new@race.example")).toMatchObject([
    { reason: "unsubscribed", shared: true },
  ]);
});

test("who holds a lead and then suppresses it never deadlocks with who suppresses it at once", async () => {
  const riley = await world.addUser();
  const lead = await contactLead(world, riley);
  const runs = { first: 0, second: 0 };
  let second: Promise<unknown> = Promise.resolve();
  await inTenant(world, riley, async (tenant) => {
    runs.first += 1;
    await lockLeads(tenant.tx, [lead.lead_id]);
    second = inTenant(world, riley, (other) => {
      runs.second += 1;
      return suppress(other, [optOutOf(lead.email)]);
    });
    await waitForLock();
    await suppress(tenant, [optOutOf(lead.email)]);
  });
  await second;
  expect(runs).toEqual({ first: 1, second: 1 });
});

test("two who share the same domains in opposite order wait for each other and do not deadlock", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  await linkSlack(world, riley);
  await linkSlack(world, sam);
  let runs = 0;
  for (const round of [1, 2, 3]) {
    const domains = Array.from({ length: 90 }, (_, n) => `d${n}.round${round}.example`);
    const share = (user: TestUser, values: string[]) =>
      inTenant(world, user, (tenant) => {
        runs += 1;
        return suppress(tenant, values.map(sharedDomain));
      });
    await Promise.all([share(riley, domains), share(sam, domains.toReversed())]);
  }
  expect(runs).toBe(6);
});

test("a transaction that loses a deadlock begins again, and both are done once", async () => {
  const riley = await world.addUser();
  const [ada, ben] = [await contactLead(world, riley), await contactLead(world, riley)];
  let both = 0;
  let runs = 0;
  const lockBoth = (ids: string[]) =>
    inTenant(world, riley, async (tenant) => {
      runs += 1;
      await lockLeads(tenant.tx, ids.slice(0, 1));
      both += 1;
      while (both < 2) await pause();
      await lockLeads(tenant.tx, ids.slice(1));
      await tenant.audit({ action: "suppress_contacts", subject_id: ids[0] ?? "" });
    });
  await Promise.all([lockBoth([ada.lead_id, ben.lead_id]), lockBoth([ben.lead_id, ada.lead_id])]);
  expect(runs).toBeGreaterThan(2);
  const written = await inTenant(world, riley, ({ tx }) =>
    tx.auditEntry.count({ where: { subject_id: { in: [ada.lead_id, ben.lead_id] } } }),
  );
  expect(written).toBe(2);
});

test("a deadlock at the very end of a transaction is tried again too", async () => {
  const riley = await world.addUser();
  let both = 0;
  let runs = 0;
  const suppressWhileHolding = (value: string, held: string) =>
    inTenant(world, riley, async (tenant) => {
      runs += 1;
      await holdContact(tenant.tx, { email: held, linkedin_url: null });
      await suppress(tenant, [optOutOf(value)]);
      both += 1;
      while (both < 2) await pause();
    });
  await Promise.all([
    suppressWhileHolding("a@first.example", "b@second.example"),
    suppressWhileHolding("b@second.example", "a@first.example"),
  ]);
  expect(runs).toBeGreaterThan(2);
  expect(await entriesOf(riley, "@")).toHaveLength(2);
});

test("who keeps opt-outs to themselves waits for their own gate all the same", async () => {
  const riley = await world.addUser();
  await world.core.updateSettings(riley, { settings: { share_opt_outs: false } });
  const lead = await contactLead(world, riley);
  let done = false;
  let asking: Promise<unknown> = Promise.resolve();
  await inTenant(world, riley, async (tenant) => {
    expect(await judge(tenant, lead.lead_id)).toBeNull();
    const domain: SuppressionEntry = {
      ...optOutOf("analytical.example"),
      scope: "domain",
      reason: "manual",
    };
    asking = inTenant(world, riley, (other) => suppress(other, [domain])).then(() => {
      done = true;
    });
    await waitForLock("advisory");
    expect(done).toBe(false);
  });
  await asking;
  expect(await inTenant(world, riley, (tenant) => judge(tenant, lead.lead_id))).not.toBeNull();
});

test("a link whose lead was imported anew stops the one who has the address now", async () => {
  const riley = await world.addUser();
  const lead = await contactLead(world, riley);
  const { https } = await inTenant(world, riley, (tenant) =>
    unsubscribeLinks(tenant, {
      lead_id: "00000000-0000-4000-8000-000000000000",
      address: lead.email,
      mailbox: null,
    }),
  );
  await unsubscribeByToken(world.deps, https?.split("/u/")[1] ?? "");
  const found = await world.core.getLead(riley, { lead: lead.lead_id });
  expect(found.lead.status).toBe("unsubscribed");
  expect(found.enrollments).toMatchObject([{ status: "opted_out" }]);
  expect(await entriesOf(riley, lead.email)).toMatchObject([
    { scope: "person" },
    { scope: "address", value: lead.email },
  ]);
});

function optOutOf(value: string): SuppressionEntry {
  return { scope: "address", value, reason: "unsubscribed", source: "test" };
}

function sharedDomain(value: string): SuppressionEntry {
  return { scope: "domain", value, reason: "manual", source: "test", share: true };
}

async function entriesOf(user: TestUser, query: string) {
  return (await world.core.listSuppressions(user, { query })).suppressions.toSorted((a, b) =>
    b.scope.localeCompare(a.scope),
  );
}

async function judge(tenant: Tenant, lead_id: string) {
  const step = await tenant.tx.sequenceStep.findFirstOrThrow({
    where: { lead_id, step_number: 2 },
    select: { id: true },
  });
  return (await readGateFacts(tenant, await readTouch(tenant.tx, step.id))).suppression;
}

/** Until somebody in this database waits for a lock, of this kind where one is named. */
async function waitForLock(kind?: "advisory"): Promise<void> {
  for (;;) {
    const [row] = await world.deps.db.prisma.$queryRaw<{ waits: boolean }[]>`
      select exists (select from pg_stat_activity a join pg_locks l on l.pid = a.pid
        where a.datname = current_database() and not l.granted
          and (${kind ?? null}::text is null or l.locktype = ${kind ?? ""})) as waits`;
    if (row?.waits) return;
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
