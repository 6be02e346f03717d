import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openPostOffice, type PostOffice } from "../../../test/setup/open-post-office.ts";
import { dovecotNote, dovecotPromised } from "../../../test/setup/start-dovecot.ts";
import { smtpProvider } from "../providers/smtp.ts";
import { testMailboxes } from "./test-mailboxes.ts";

let office: PostOffice;
let world: TestWorld;
beforeAll(async () => {
  if (!dovecotPromised) return;
  office = await openPostOffice();
  const provider = smtpProvider({}, { filedWithinMs: 0 });
  world = await coreForTest({ mailboxProviders: [provider] });
});
afterAll(async () => {
  await world?.close();
  await office?.close();
});

async function connect(user: TestUser, imap_url: string | null): Promise<string> {
  const address = `sam.${user.user_id.slice(0, 8)}@nightdesk.example`;
  await world.core.connectSmtp(user, { address, smtp_url: office.smtpUrl, imap_url });
  return address;
}

const runTests = () =>
  testMailboxes(world.deps, {
    limit: 10,
    signal: new AbortController().signal,
    copyWithinMs: [0, 200],
  });

async function found(user: TestUser) {
  const { mailboxes } = await world.core.listMailboxes(user, {});
  const row = await inTenant(world, user, ({ tx }) =>
    tx.mailbox.findFirstOrThrow({ where: { provider: "smtp" } }),
  );
  const { health } = mailboxes.find((one) => one.provider === "smtp") ?? {};
  return { ...row, health };
}

const takenBy = (address: string) => office.taken.filter(({ to }) => to === address);

describe.skipIf(!dovecotPromised)(`a mailbox connected by SMTP${dovecotNote}`, () => {
  it("reads its test back as it arrived in the inbox", async () => {
    const user = await world.addUser();
    office.habits.filesInto = { user: "self", folder: "" };
    const address = await connect(user, office.imapUrl("self"));
    await runTests();
    office.habits.filesInto = null;
    expect(takenBy(address)).toHaveLength(1);
    expect(await found(user)).toMatchObject({
      keeps_message_id: true,
      keeps_send_id: true,
      health: "Fine. It keeps our message id, and keeps our own header.",
    });
  });

  it("says that no copy came when its test went elsewhere", async () => {
    const user = await world.addUser();
    const address = await connect(user, office.imapUrl("other"));
    await runTests();
    await runTests();
    expect(takenBy(address)).toHaveLength(1);
    expect(await found(user)).toMatchObject({
      keeps_message_id: null,
      health: expect.stringContaining("no copy of it could be read back"),
    });
  });

  it("without IMAP has nothing to read back, and says so", async () => {
    const user = await world.addUser();
    const address = await connect(user, null);
    await runTests();
    expect(takenBy(address)).toHaveLength(1);
    expect(await found(user)).toMatchObject({
      status: "ok",
      keeps_message_id: null,
      health: expect.stringContaining("nothing can be read back"),
    });
  });
});
