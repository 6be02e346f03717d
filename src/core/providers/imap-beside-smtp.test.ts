import { ImapFlow } from "imapflow";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { meddle, type Rule } from "../../../test/setup/meddle.ts";
import { openPostOffice, type PostOffice } from "../../../test/setup/open-post-office.ts";
import { dovecotNote, dovecotPromised } from "../../../test/setup/start-dovecot.ts";
import { composeMail } from "../outbox/compose/compose-mail.ts";
import type { Mailbox, OutgoingMail } from "../ports/mailbox.ts";
import { smtpProvider } from "./smtp.ts";

const MAIL: OutgoingMail = {
  sendId: "step-1",
  messageId: "<step-1@nightdesk.example>",
  from: { address: "sam@nightdesk.example", name: "Sam Poe" },
  to: { address: "ada@engines.example", name: "Ada" },
  subject: "An idea",
  text: "Hi Ada,\n\nshall we talk?",
  inReplyTo: null,
  references: [],
  threadId: null,
  unsubscribe: { https: null, mailto: "sam@nightdesk.example" },
  date: new Date("2026-06-15T10:11:12Z"),
};
const RECEIPT = { providerId: MAIL.messageId, messageId: MAIL.messageId, threadId: null };
/** As the server marks it, as its name says, and in the encoding of Maildir (RFC 3501, section 5.1.3). */
const MARKED = ".&BBIESwQ0BDAEPQQ9BD4ENQ-";
const NAMED = ".&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-";

let office: PostOffice;
const cleanUps: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  if (dovecotPromised) office = await openPostOffice();
});
beforeEach(() => {
  office.taken.length = 0;
  office.habits.filesInto = null;
  office.habits.answers = true;
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});
afterAll(() => office?.close());

type Connection = { imapUrl?: string; rules?: Rule[]; answerMs?: number };

async function mailboxOf(user: string, connection: Connection = {}): Promise<Mailbox> {
  let imap_url = connection.imapUrl ?? office.imapUrl(user);
  if (connection.rules) {
    const meddler = await meddle(office.dovecot.port, connection.rules);
    cleanUps.push(meddler.close);
    imap_url = imap_url.replace(`:${office.dovecot.port}`, `:${meddler.port}`);
  }
  const timeouts = connection.answerMs === undefined ? {} : { answerMs: connection.answerMs };
  const opened = await smtpProvider(timeouts, { filedWithinMs: 0 }).open({
    userId: "u",
    mailboxId: "m",
    provider: "smtp",
    address: MAIL.from,
    credentials: { smtp_url: office.smtpUrl, imap_url },
  });
  cleanUps.push(() => opened.close());
  return opened;
}

async function file(user: string, folder: string, change: Partial<OutgoingMail> = {}) {
  const raw = await composeMail({ ...MAIL, ...change });
  await office.dovecot.deliver(user, { raw, folder });
}

/** The flags of what lies in a folder. */
async function filedIn(user: string, path: string): Promise<string[][]> {
  const client = new ImapFlow({
    host: "127.0.0.1",
    port: office.dovecot.port,
    auth: { user, pass: "right" },
    tls: { rejectUnauthorized: false },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen(path, { readOnly: true });
  const rows = await client.fetchAll("1:*", { flags: true });
  await client.logout();
  return rows.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== "\\Recent"));
}

describe.runIf(dovecotPromised)(`a mail whose answer was lost${dovecotNote}`, () => {
  it.each([
    ["the folder the server marks as Sent, whatever its name", MARKED],
    ["a folder that is named so in another alphabet", NAMED],
    ["a folder named Sent Items", ".Sent Items"],
    ["a folder named Gesendet", ".Gesendet"],
    ["the folder of all mail", ".Alles"],
  ])("was sent when it lies in %s", async (_, folder) => {
    const user = `found${folder.replace(/\W/g, "").toLowerCase()}`;
    await file(user, folder, { sendId: "step-2", messageId: "<step-2@nightdesk.example>" });
    await file(user, folder);
    const looked = await (await mailboxOf(user)).lookUp(MAIL, null);
    expect(looked).toEqual({ kind: "sent", receipt: RECEIPT });
  });

  it("was sent under the Message-ID the server gave it, if it bears our own mark", async () => {
    const messageId = "<0102-0304@relay.example>";
    await file("rewritten", ".Sent", { messageId });
    const looked = await (await mailboxOf("rewritten")).lookUp(MAIL, null);
    expect(looked).toEqual({
      kind: "sent",
      receipt: { ...RECEIPT, providerId: messageId, messageId },
    });
  });

  it("is unknown, and never sendable, when no folder of sent mail holds it", async () => {
    await office.dovecot.deliver("absent", { raw: await composeMail(MAIL) });
    expect((await (await mailboxOf("absent")).lookUp(MAIL, null)).kind).toBe("unknown");
    const like = { sendId: "step-11", messageId: "<not-step-1@nightdesk.example>" };
    await file("absent", ".Sent", like);
    expect(await (await mailboxOf("absent")).lookUp(MAIL, null)).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining("does not hold it"),
    });
  });

  it.each<[string, Rule]>([
    ["refused", { when: /UID SEARCH/, meet: { answer: "NO [SERVERBUG] not today" } }],
    ["refused as unheard of", { when: /UID SEARCH/, meet: { answer: "BAD what?" } }],
    ["cut off", { when: /UID SEARCH/, meet: "hang_up" }],
    ["found, and the mail not shown", { when: /UID FETCH/, meet: "hang_up_in_answer" }],
    ["not reached", { when: /AUTHENTICATE/, meet: { answer: "NO wrong" } }],
  ])("is unknown when the search is %s", async (_, rule) => {
    await file("failing", ".Sent");
    const box = await mailboxOf("failing", { rules: [rule] });
    expect(await box.lookUp(MAIL, null)).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining("the Sent folder was not searched"),
    });
  });

  it("is looked for at once, and known as sent if the server has filed it", async () => {
    office.habits.answers = false;
    const lost = await mailboxOf("lost", { answerMs: 2_000 });
    expect((await lost.send(MAIL, null)).kind).toBe("unknown");
    office.habits.filesInto = { user: "lost", folder: MARKED };
    expect(await lost.send(MAIL, null)).toEqual({ kind: "sent", receipt: RECEIPT });
  });
});

describe.runIf(dovecotPromised)("a mail that went out", () => {
  it("is filed as read where sent mail lies", async () => {
    await office.dovecot.deliver("filed", { raw: "Subject: old\r\n\r\nold\r\n", folder: NAMED });
    const box = await mailboxOf("filed");
    expect(await box.send(MAIL, null)).toEqual({ kind: "sent", receipt: RECEIPT });
    await box.close();
    expect(await filedIn("filed", "Отправленные")).toEqual([[], ["\\Seen"]]);
    expect(await box.lookUp(MAIL, null)).toEqual({ kind: "sent", receipt: RECEIPT });
  });

  it("is not filed a second time where the server does it", async () => {
    office.habits.filesInto = { user: "twice", folder: MARKED };
    const box = await mailboxOf("twice");
    expect((await box.send(MAIL, null)).kind).toBe("sent");
    await box.close();
    expect(await filedIn("twice", "Выданное")).toEqual([[]]);
  });

  it.each<[string, Rule]>([
    ["nobody lets us in", { when: /AUTHENTICATE/, meet: { answer: "NO wrong" } }],
    ["the search fails", { when: /UID SEARCH/, meet: { answer: "NO not today" } }],
    ["the copy is refused", { when: /APPEND/, meet: { answer: "NO [OVERQUOTA] full" } }],
    ["the copy is cut off", { when: /APPEND/, meet: "hang_up" }],
  ])("went out also when %s", async (_, rule) => {
    await office.dovecot.deliver("uncopied", {
      raw: "Subject: old\r\n\r\nold\r\n",
      folder: ".Sent",
    });
    const before = await filedIn("uncopied", "Sent");
    const box = await mailboxOf("uncopied", { rules: [rule] });
    expect(await box.send(MAIL, null)).toEqual({ kind: "sent", receipt: RECEIPT });
    await box.close();
    expect(await filedIn("uncopied", "Sent")).toEqual(before);
    expect(office.taken).toHaveLength(1);
  });

  it("needs no such folder", async () => {
    const box = await mailboxOf("nowhere");
    expect((await box.send(MAIL, null)).kind).toBe("sent");
    await box.close();
  });
});

describe.runIf(dovecotPromised)("checking a mailbox with IMAP beside SMTP", () => {
  it("proves both logins and says that replies can be read", async () => {
    expect(await (await mailboxOf("checked")).check()).toEqual({ canReadReplies: true });
    expect(office.taken).toEqual([]);
  });

  it("names the one of the two that fails", async () => {
    const imapUrl = office.imapUrl("checked").replace("right", "wrong-one");
    const refused = await (await mailboxOf("checked", { imapUrl })).check().catch((e) => e);
    expect(refused).toMatchObject({ code: "not_connected", field: "imap_url" });
    await expect(mailboxOf("checked", { imapUrl: "imap://127.0.0.1" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "imap_url",
    });
  });
});
