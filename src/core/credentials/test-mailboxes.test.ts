import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchAll, inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import type { TestUser, TestWorld } from "../../../test/setup/core-for-test.ts";
import { type GoogleWorld, googleWorld } from "../../../test/setup/google-world.ts";
import { type MicrosoftWorld, microsoftWorld } from "../../../test/setup/microsoft-world.ts";
import { openConnection } from "../db/open-connection.ts";
import type { MailboxProvider } from "../ports/mailbox.ts";
import { testMailboxes } from "./test-mailboxes.ts";

const SUBJECT = "Subject: Chat SDR checks this mailbox";
const signal = new AbortController().signal;

let world: MicrosoftWorld;
let google: GoogleWorld;
beforeAll(async () => {
  world = await microsoftWorld();
  google = await googleWorld();
});
afterAll(async () => {
  await world.close();
  await google.close();
});

const runTests = (where: TestWorld) =>
  testMailboxes(where.deps, { limit: 10, signal, copyWithinMs: [0, 0] });

/** The real mailboxes of a user, with their health line. */
async function mailboxesOf(where: TestWorld, user: TestUser) {
  const { mailboxes } = await where.core.listMailboxes(user, {});
  const rows = await inTenant(where, user, ({ tx }) =>
    tx.mailbox.findMany({ where: { provider: { not: "sandbox" } } }),
  );
  return rows.map((row) => ({
    ...row,
    health: mailboxes.find((one) => one.mailbox_id === row.id)?.health,
  }));
}

describe("a mailbox that was connected", () => {
  it.each([
    [true, "Fine. It keeps our message id, and keeps our own header."],
    [false, "Fine. It puts a message id of its own in place of ours, and keeps our own header."],
  ])(
    "writes to itself once and says whether its provider keeps our message id: %s",
    async (keeps, health) => {
      const user = await world.addUser();
      const address = await world.connect(user);
      const account = world.graph.account(address);
      account.habits.keepsMessageId = keeps;
      expect((await mailboxesOf(world, user))[0]?.health).toBe("Fine.");
      await Promise.all([runTests(world), runTests(world)]);
      await runTests(world);
      expect(account.sent()).toHaveLength(1);
      expect(account.sent()[0]?.raw).toContain(SUBJECT);
      expect(account.drafts()).toEqual([]);
      expect(await mailboxesOf(world, user)).toMatchObject([
        { keeps_message_id: keeps, keeps_send_id: true, health, sent_count: 0 },
      ]);
    },
  );

  it("takes its own test for own mail when it is read in, and counts it as nobody's message", async () => {
    const user = await world.addUser();
    await linkSlack(world, user);
    const address = await world.connect(user);
    await runTests(world);
    await fetchAll(world);
    await world.core.clock.readInbound({ limit: 50, signal });
    const kept = await inTenant(world, user, async ({ tx }) => ({
      mail: await tx.inboundMail.findMany({ select: { state: true } }),
      messages: await tx.message.count(),
      posts: await tx.slackPost.findMany({ select: { payload: true } }),
    }));
    expect(world.graph.account(address).sent()).toHaveLength(1);
    expect(kept).toMatchObject({ mail: [{ state: "own" }], messages: 0 });
    expect(JSON.stringify(kept.posts)).not.toContain("checks this mailbox");
  });

  it("works through Gmail the same way", async () => {
    const user = await google.addUser();
    const address = await google.connect(user);
    await runTests(google);
    expect(google.google.account(address).sent()).toHaveLength(1);
    expect(await mailboxesOf(google, user)).toMatchObject([
      { keeps_message_id: false, keeps_send_id: true },
    ]);
  });

  it("writes to itself again when it is connected again, and not before", async () => {
    const user = await world.addUser();
    const address = await world.connect(user);
    await runTests(world);
    await world.connect(user, address);
    expect((await mailboxesOf(world, user))[0]?.keeps_message_id).toBeNull();
    await runTests(world);
    await runTests(world);
    expect(world.graph.account(address).sent()).toHaveLength(2);
  });

  it.each([
    [{ status: 403 }, 0, "Fine. Its self-test was not sent: Outlook answered 403: Told to fail."],
    [
      { status: 500 },
      0,
      "Fine. Its self-test may not have been sent: Outlook answered 500: Told to fail.",
    ],
    [
      { status: 500, after: true },
      1,
      "Fine. It puts a message id of its own in place of ours, and keeps our own header.",
    ],
  ])(
    "stays connected when its test fails with %j, and is not tried again",
    async (fault, sent, health) => {
      const user = await world.addUser();
      const address = await world.connect(user);
      world.graph.fail({ path: /send$/, ...fault });
      await runTests(world);
      await runTests(world);
      expect(world.graph.account(address).sent()).toHaveLength(sent);
      expect(await mailboxesOf(world, user)).toMatchObject([{ status: "ok", health }]);
    },
  );

  it("sends nothing a second time while whoever began its test hangs, or died", async () => {
    const user = await world.addUser();
    const address = await world.connect(user);
    const hung = hangAfterSending(outlookOf(world));
    const first = testMailboxes(
      { ...world.deps, mailboxProviders: [hung.provider] },
      { limit: 10, signal, copyWithinMs: [0] },
    );
    await hung.reached;
    await runTests(world);
    expect(world.graph.account(address).sent()).toHaveLength(1);
    expect((await mailboxesOf(world, user))[0]?.health).toContain("not finished");
    hung.wake();
    await first;
    expect(world.graph.account(address).sent()).toHaveLength(1);
    expect((await mailboxesOf(world, user))[0]?.keeps_send_id).toBe(true);
  });

  it("says that its test was taken while the copy is not there yet", async () => {
    const user = await world.addUser();
    world.graph.account(await world.connect(user)).lag = "drafts";
    await runTests(world);
    expect((await mailboxesOf(world, user))[0]?.health).toMatch(/^Fine. Its self-test was taken/);
  });

  it("waits with its test as long as its owner has paused everything", async () => {
    const user = await world.addUser();
    const address = await world.connect(user);
    const pause = (sending_paused_at: Date | null) =>
      inTenant(world, user, ({ tx }) => tx.user.updateMany({ data: { sending_paused_at } }));
    await pause(new Date());
    await runTests(world);
    expect(world.graph.account(address).sent()).toHaveLength(0);
    await pause(null);
    await runTests(world);
    expect(world.graph.account(address).sent()).toHaveLength(1);
  });

  it("waits with its test as long as sending is off", async () => {
    const user = await world.addUser();
    const address = await world.connect(user);
    await switchSending(false);
    await runTests(world);
    expect(world.graph.account(address).sent()).toHaveLength(0);
    await switchSending(true);
    await runTests(world);
    expect(world.graph.account(address).sent()).toHaveLength(1);
  });
});

function outlookOf({ deps }: TestWorld): MailboxProvider {
  const provider = deps.mailboxProviders.find((one) => one.provider === "outlook");
  if (!provider) throw new Error("no Outlook");
  return provider;
}

/** A sender that stops between the send and whatever follows, until it is woken. */
function hangAfterSending(provider: MailboxProvider) {
  let wake = () => {};
  let arrive = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const open: MailboxProvider["open"] = async (account) => {
    const mailbox = await provider.open(account);
    return {
      ...mailbox,
      async send(mail, draftId) {
        const outcome = await mailbox.send(mail, draftId);
        arrive();
        await woken;
        return outcome;
      },
    };
  };
  return { provider: { ...provider, open }, reached, wake: () => wake() };
}

async function switchSending(on: boolean): Promise<void> {
  const owner = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await owner.query("update installation set sending_enabled = $1", [on]);
  await owner.end();
}
