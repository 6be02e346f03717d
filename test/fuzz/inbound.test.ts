import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "../setup/check-invariants.ts";
import { contactLead, inTenant, letter, linkSlack, readAll } from "../setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { FUZZ_TIMEOUT, fuzzCases } from "../setup/fuzz-cases.ts";
import { mutatedMail } from "../setup/fuzz-mail.ts";

const BATCH = 50;
/** A mail of no bytes is how a provider hands on one that it could not read. */
const POISON = Buffer.alloc(0);

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(async () => {
  await checkInvariants(world.database);
  await world.close();
});

test("whatever lies in a mailbox is read once, beside a poisonous mail and a person's answer", {
  timeout: FUZZ_TIMEOUT,
}, async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  for (const mails of batches(fuzzCases(150).numRuns ?? 0)) {
    const ada = await contactLead(world, riley);
    const text = "What does it cost?";
    const raw = letter({ from: ada.email, text, in_reply_to: ada.rfc_message_id });
    await keepAll(riley, [...mails, POISON, Buffer.from(raw)]);
    await readAll(world);
    await readAll(world);
    expect(await unread(riley)).toEqual([POISON.length]);
    const replies = await inTenant(world, riley, ({ tx }) =>
      tx.message.findMany({
        where: { lead_id: ada.lead_id, direction: "inbound" },
        select: { body: true },
      }),
    );
    expect(replies).toEqual([{ body: text }]);
    await inTenant(world, riley, ({ tx }) =>
      tx.inboundMail.deleteMany({ where: { state: "new" } }),
    );
  }
});

test("a mail that fails every time is set aside alone, and a person is told", async () => {
  const riley = await world.addUser();
  await linkSlack(world, riley);
  await keepAll(riley, [POISON]);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await readAll(world);
    await inTenant(world, riley, ({ tx }) =>
      tx.inboundMail.updateMany({ data: { lease_until: null } }),
    );
  }
  expect(await unread(riley)).toEqual([]);
  const told = await inTenant(world, riley, ({ tx }) =>
    tx.slackPost.findMany({ where: { kind: "notice" }, select: { payload: true } }),
  );
  expect(told).toEqual([
    { payload: expect.objectContaining({ text: expect.stringContaining("was set aside") }) },
  ]);
});

/** Generated mails, in heaps that one reading takes at once. */
function batches(count: number): Buffer[][] {
  const mails = fc.sample(mutatedMail, count);
  return Array.from({ length: Math.ceil(count / BATCH) }, (_, at) =>
    mails.slice(at * BATCH, (at + 1) * BATCH),
  );
}

async function keepAll(riley: TestUser, mails: readonly Buffer[]): Promise<void> {
  await inTenant(world, riley, async ({ tx, user_id, now }) => {
    const place = crypto.randomUUID();
    await tx.inboundMail.createMany({
      data: mails.map((raw, at) => ({
        user_id,
        mailbox_id: riley.mailbox_id,
        provider_id: `${place}:${at}`,
        raw: Uint8Array.from(raw),
        received_at: now,
      })),
    });
  });
}

/** How many bytes each mail has that nobody has read to its end. */
async function unread(riley: TestUser): Promise<number[]> {
  const rows = await inTenant(world, riley, ({ tx }) =>
    tx.inboundMail.findMany({ where: { state: "new" }, select: { raw: true } }),
  );
  return rows.map(({ raw }) => raw.length);
}
