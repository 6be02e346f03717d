import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchAll, inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import type { InboundPage, Mailbox, MailboxProvider } from "../ports/mailbox.ts";

/** What the vendor answers, by mailbox: one function a mailbox. */
const vendors = new Map<string, (cursor: unknown) => InboundPage>();

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest({ mailboxProviders: [vendor()] });
});
afterAll(() => world.close());

test("a mailbox with many pages is read to its end in one turn, and then counts as read", async () => {
  const riley = await world.addUser();
  vendors.set(riley.mailbox_id, pagesOf(5));
  expect(await fetchAll(world)).toBe(10);
  expect(await mailboxOf(riley)).toMatchObject({
    sync_cursor: 5,
    synced_at: expect.any(Date),
    sync_until: null,
  });
  expect(await fetchAll(world)).toBe(0);
});

test("a mailbox that is not read to its end goes on at once, and does not count as read until then", async () => {
  const riley = await world.addUser();
  const before = await neverRead(riley);
  vendors.set(riley.mailbox_id, pagesOf(30));
  expect(await fetchAll(world)).toBe(40);
  expect(await mailboxOf(riley)).toMatchObject({ sync_cursor: 20, synced_at: before });
  expect(await fetchAll(world)).toBe(20);
  expect((await mailboxOf(riley)).synced_at).not.toEqual(before);
});

test("a page that fails keeps the pages before it, and the next turn goes on from there", async () => {
  const riley = await world.addUser();
  const before = await neverRead(riley);
  const pages = pagesOf(4);
  vendors.set(riley.mailbox_id, (cursor) => {
    if (cursor === 2) throw new Error("the line is down");
    return pages(cursor);
  });
  expect(await fetchAll(world)).toBe(0);
  expect(await mailboxOf(riley)).toMatchObject({
    sync_cursor: 2,
    synced_at: before,
    sync_until: null,
    last_error: expect.any(String),
  });
  vendors.set(riley.mailbox_id, pages);
  await makeDue(riley);
  expect(await fetchAll(world)).toBe(4);
  expect(await countMails(riley)).toBe(8);
  expect((await mailboxOf(riley)).last_error).toBeNull();
});

test("a mail that could not be had keeps its mailbox from counting as read, and is asked for in a while", async () => {
  const riley = await world.addUser();
  const before = await neverRead(riley);
  const whole = pagesOf(1);
  let asked = 0;
  vendors.set(riley.mailbox_id, () => {
    asked += 1;
    return { ...whole(0), cursor: 0, more: true, unread: "One mail is not to be had." };
  });
  expect(await fetchAll(world)).toBe(2);
  expect(await mailboxOf(riley)).toMatchObject({
    synced_at: before,
    sync_until: null,
    last_error: "One mail is not to be had.",
  });
  expect(asked, "not twenty times at once").toBe(1);
  vendors.set(riley.mailbox_id, whole);
  await makeDue(riley);
  await fetchAll(world);
  expect((await mailboxOf(riley)).synced_at).not.toEqual(before);
});

test("the contents of a mail that was set aside without any are kept when they come, and nothing else is", async () => {
  const riley = await world.addUser();
  const whole = pagesOf(1)(0);
  const empty = { ...whole, mails: whole.mails.map((one) => ({ ...one, raw: Buffer.alloc(0) })) };
  const read = async (page: InboundPage) => {
    vendors.set(riley.mailbox_id, () => page);
    await makeDue(riley);
    return fetchAll(world);
  };
  expect(await read(empty)).toBe(2);
  await inTenant(world, riley, async ({ tx }) => {
    await tx.inboundMail.updateMany({ data: { state: "poison", reason: "no bytes", attempts: 5 } });
    await tx.inboundMail.updateMany({ where: { provider_id: "0b" }, data: { state: "unmatched" } });
  });
  expect(await read(empty)).toBe(0);
  expect(await read(whole)).toBe(1);
  expect(await read(whole)).toBe(0);
  const kept = await inTenant(world, riley, ({ tx }) =>
    tx.inboundMail.findMany({ orderBy: { provider_id: "asc" } }),
  );
  expect(kept).toMatchObject([
    { provider_id: "0a", state: "new", reason: null, attempts: 0 },
    { provider_id: "0b", state: "unmatched" },
  ]);
  expect(kept.map(({ raw }) => raw.length > 0)).toEqual([true, false]);
});

test("one mailbox that fails delays no other", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser()];
  vendors.set(sam.mailbox_id, pagesOf(1));
  expect(await fetchAll(world)).toBe(2);
  expect((await mailboxOf(riley)).last_error).not.toBeNull();
  expect(await countMails(sam)).toBe(2);
});

test("a reader whose mailbox was taken over stops, and moves the cursor no more", async () => {
  const riley = await world.addUser();
  const pages = pagesOf(4);
  let asked = 0;
  vendors.set(riley.mailbox_id, (cursor) => {
    asked += 1;
    return pages(cursor);
  });
  const taken = async () => {
    await inTenant(world, riley, ({ tx }) =>
      tx.mailbox.update({
        where: { id: riley.mailbox_id },
        data: { sync_id: randomUUID(), sync_cursor: 3 },
      }),
    );
  };
  beforeAnswer = taken;
  await fetchAll(world);
  beforeAnswer = null;
  expect(asked).toBe(1);
  expect(await mailboxOf(riley)).toMatchObject({ sync_cursor: 3 });
});

let beforeAnswer: (() => Promise<void>) | null = null;

/** A vendor whose inbox is a function of the cursor; a mailbox nobody set up does not answer. */
function vendor(): MailboxProvider {
  const open = (mailbox_id: string): Mailbox => ({
    prepare: async () => null,
    send: async () => ({ kind: "unknown", reason: "not in this test" }),
    lookUp: async () => ({ kind: "unknown", reason: "not in this test" }),
    async listInbound(cursor) {
      await beforeAnswer?.();
      const answer = vendors.get(mailbox_id);
      if (!answer) throw new Error("no such mailbox");
      return answer(cursor);
    },
    check: async () => ({ canReadReplies: true }),
    close: async () => undefined,
  });
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: async ({ mailboxId }) => open(mailboxId),
  };
}

/** Pages of two mails each; the cursor is the number of pages read. */
function pagesOf(many: number): (cursor: unknown) => InboundPage {
  return (cursor) => {
    const read = typeof cursor === "number" ? cursor : 0;
    const mails = ["a", "b"].map((letter) => ({
      providerId: `${read}${letter}`,
      threadId: null,
      raw: Buffer.from("Subject: Hi\r\n\r\nHi"),
      receivedAt: new Date(),
    }));
    return { mails, cursor: read + 1, more: read + 1 < many };
  };
}

/** When the mailbox was read last, as far as it knows. */
async function neverRead(user: TestUser): Promise<Date> {
  const synced_at = new Date("2026-01-01T00:00:00Z");
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.update({ where: { id: user.mailbox_id }, data: { synced_at } }),
  );
  return synced_at;
}

async function makeDue(user: TestUser): Promise<void> {
  await inTenant(world, user, ({ tx }) =>
    tx.mailbox.update({ where: { id: user.mailbox_id }, data: { next_sync_at: new Date(0) } }),
  );
}

function mailboxOf(user: TestUser) {
  return inTenant(world, user, ({ tx }) =>
    tx.mailbox.findUniqueOrThrow({ where: { id: user.mailbox_id } }),
  );
}

function countMails(user: TestUser) {
  return inTenant(world, user, ({ tx }) => tx.inboundMail.count());
}
