import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { letter } from "../../../test/setup/contacted-lead.ts";
import type { GraphAccount } from "../../../test/vendors/graph-account.ts";
import { type GraphServer, startGraphServer } from "../../../test/vendors/graph-server.ts";
import { AppError } from "../errors.ts";
import type { Mailbox, OutgoingMail } from "../ports/mailbox.ts";
import { outlookProvider } from "./outlook.ts";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

let server: GraphServer;
let account: GraphAccount;
let mailbox: Mailbox;
let refreshed: number;
beforeAll(async () => {
  server = await startGraphServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  const address = `riley.${randomUUID().slice(0, 8)}@acme.example`;
  account = server.account(address);
  refreshed = 0;
  const first = server.grant(address).access_token;
  const accessToken = async (refused?: string) => {
    if (!refused) return first;
    refreshed += 1;
    return server.grant(address).access_token;
  };
  mailbox = await openWith(address, accessToken);
});

function openWith(address: string, accessToken: (refused?: string) => Promise<string>) {
  const provider = outlookProvider({
    apiUrl: server.url,
    timeoutMs: 1_000,
    copyWithinMs: [0, 10, 10],
  });
  return provider.open({
    userId: "u",
    mailboxId: "m",
    provider: "outlook",
    address: { address, name: "Riley Reyes" },
    credentials: null,
    accessToken,
  });
}

function mail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  const sendId = randomUUID();
  return {
    sendId,
    messageId: `<${sendId}@acme.example>`,
    from: { address: account.address, name: "Riley Reyes" },
    to: { address: "ada@lead.example", name: "Ada Lovelace" },
    subject: "Engines that count",
    text: "Hi Ada, shall we talk?",
    inReplyTo: null,
    references: [],
    threadId: null,
    unsubscribe: { https: "https://sdr.example/u/token", mailto: null },
    date: new Date(),
    ...changes,
  };
}

async function prepared(outgoing: OutgoingMail): Promise<string> {
  const draft = await mailbox.prepare(outgoing);
  return draft?.draftId ?? "none";
}

async function receiptOf(outgoing: OutgoingMail) {
  const sent = await mailbox.send(outgoing, await prepared(outgoing));
  if (sent.kind !== "sent") throw new Error(`not sent: ${JSON.stringify(sent)}`);
  return sent.receipt;
}

describe("sending through Outlook", () => {
  it("makes a draft, sends that very draft, and reports the Message-ID that Outlook really used", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    expect(account.sent()).toHaveLength(0);
    const outcome = await mailbox.send(outgoing, draftId);
    const [copy] = account.sent();
    expect(outcome).toMatchObject({
      kind: "sent",
      receipt: { providerId: draftId, threadId: copy?.conversationId },
    });
    const { messageId } = (outcome as Extract<typeof outcome, { kind: "sent" }>).receipt;
    expect(messageId).toMatch(/@exchange\.example>$/);
    expect(copy?.raw).toContain(`Message-ID: ${messageId}`);
    expect(copy?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(account.drafts()).toEqual([]);
  });

  it("keeps a follow-up in the first message's conversation, and sends it alone when that is deleted", async () => {
    const first = await receiptOf(mail());
    const thread = { inReplyTo: first.messageId, references: [first.messageId] };
    expect(await receiptOf(mail(thread))).toMatchObject({ threadId: first.threadId });
    account.delete(first.providerId);
    const alone = await receiptOf(mail(thread));
    expect(alone.threadId).not.toBe(first.threadId);
    expect(account.sent().at(-1)?.raw).toContain(`In-Reply-To: ${first.messageId}`);
  });

  it("throws a reply draft away that would go to somebody else, and writes to the approved address alone", async () => {
    const first = await receiptOf(mail());
    account.habits.replyAddsRecipient = "boss@lead.example";
    const outgoing = mail({ inReplyTo: first.messageId, references: [first.messageId] });
    await receiptOf(outgoing);
    expect(account.drafts()).toEqual([]);
    expect(account.sent().at(-1)?.raw).not.toContain("boss@lead.example");
    expect(account.timesSent(outgoing.sendId)).toBe(1);
  });

  it.each([
    { status: 429, headers: { "retry-after": "17" }, wait: 17_000 },
    { status: 503, headers: { "retry-after": "9" }, wait: 9_000 },
    { status: 429, wait: null },
    { status: 403, wait: null },
  ])(
    "knows that nothing went after a $status, and how long to wait",
    async ({ wait, ...fault }) => {
      const outgoing = mail();
      const draftId = await prepared(outgoing);
      server.fail({ path: /send$/, ...fault });
      expect(await mailbox.send(outgoing, draftId)).toMatchObject({
        kind: "not_sent",
        retry: true,
        retryAfterMs: wait,
      });
      expect((await mailbox.send(outgoing, draftId)).kind).toBe("sent");
      expect(account.timesSent(outgoing.sendId)).toBe(1);
    },
  );

  it("obeys a wish to wait until a date", async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    server.fail({ path: /send$/, status: 429, headers: { "retry-after": date } });
    const outcome = await mailbox.send(outgoing, draftId);
    const { retryAfterMs } = outcome as Extract<typeof outcome, { kind: "not_sent" }>;
    expect(retryAfterMs).toBeGreaterThan(50_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it.each([500, 503, 504, 0, -1])(
    "does not know whether it went after answer %i, asks once, and finds out by looking",
    async (status) => {
      for (const after of [true, false]) {
        const outgoing = mail();
        const draftId = await prepared(outgoing);
        const before = server.timesAsked(/send$/);
        server.fail({ path: /send$/, status, after });
        expect((await mailbox.send(outgoing, draftId)).kind).toBe("unknown");
        expect(server.timesAsked(/send$/)).toBe(before + 1);
        const found = await mailbox.lookUp(outgoing, draftId);
        expect(found.kind).toBe(after ? "sent" : "sendable");
        expect((await mailbox.send(outgoing, draftId)).kind).toBe("sent");
        expect(account.timesSent(outgoing.sendId)).toBe(1);
      }
    },
  );

  it("never repeats the making of a draft by itself", async () => {
    for (const status of [500, 503, 0]) {
      const before = server.timesAsked(/POST .*messages$/);
      server.fail({ path: /messages$/, method: "POST", status });
      await expect(mailbox.prepare(mail())).rejects.toMatchObject({ code: "unavailable" });
      expect(server.timesAsked(/POST .*messages$/)).toBe(before + 1);
    }
    server.fail({ path: /messages$/, status: 429, headers: { "retry-after": "5" } });
    await expect(mailbox.prepare(mail())).rejects.toMatchObject({ retryAfterMs: 5_000 });
  });

  it("refuses a mail that Outlook will never take, once the draft proves that it did not go", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    const body = { error: { code: "ErrorInvalidRecipients", message: "No valid recipient." } };
    server.fail({ path: /send$/, status: 400, body });
    expect(await mailbox.send(outgoing, draftId)).toMatchObject({
      kind: "not_sent",
      retry: false,
      reason: "Outlook answered 400: No valid recipient.",
    });
    for (const status of [400, 403]) {
      const again = mail();
      const token = await prepared(again);
      server.fail({ path: /send$/, status, after: true });
      expect((await mailbox.send(again, token)).kind).toBe("sent");
    }
  });

  it("waits for the sent copy, and says unknown, never unsent, while it cannot be seen", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    for (const lag of ["slow", "hidden"] as const) {
      account.lag = lag;
      expect(await mailbox.send(outgoing, draftId)).toMatchObject({
        kind: "unknown",
        ...(lag === "slow" ? { accepted: true } : {}),
      });
      expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
    }
    account.lag = "none";
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("sent");
    expect(account.timesSent(outgoing.sendId)).toBe(1);
  });

  it("says that Outlook took a mail that is still a draft, and that a draft proves nothing for a while", async () => {
    account.lag = "drafts";
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    expect(await mailbox.send(outgoing, draftId)).toMatchObject({
      kind: "unknown",
      accepted: true,
    });
    expect(await mailbox.lookUp(outgoing, draftId)).toEqual({
      kind: "sendable",
      safeAfterMs: 15 * 60_000,
    });
    account.lag = "none";
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("sent");
  });

  it.each([
    { isDraft: false, internetMessageId: null },
    { isDraft: null, internetMessageId: "<a@b.example>" },
    { internetMessageId: "<a@b.example>" },
  ])("never takes a message for unsent that Outlook shows as %j", async (shown) => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    server.fail({ path: /messages\/[^/]+$/, status: 200, body: { id: draftId, ...shown } });
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
  });

  it("tries later when another writer was quicker, and when a renewed access is refused, too", async () => {
    for (const status of [409, 401]) {
      const outgoing = mail();
      const draftId = await prepared(outgoing);
      server.fail({ path: /send$/, status });
      if (status === 401) server.fail({ path: /send$/, status });
      if (status === 401) server.fail({ path: /messages\//, method: "GET", status: 503 });
      expect(await mailbox.send(outgoing, draftId)).toMatchObject({
        kind: "not_sent",
        retry: true,
      });
    }
  });

  it("hands on how long Outlook wants to be left alone, although it is not known what it did", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    server.fail({ path: /send$/, status: 500, headers: { "retry-after": "300" }, after: true });
    expect(await mailbox.send(outgoing, draftId)).toMatchObject({
      kind: "unknown",
      retryAfterMs: 300_000,
    });
  });

  it("finds a sent copy by our own header when its id is lost and Outlook changed the Message-ID", async () => {
    const outgoing = mail();
    await receiptOf(mail());
    const { messageId } = await receiptOf(outgoing);
    await receiptOf(mail());
    expect(await mailbox.lookUp(outgoing, "AAk-lost")).toMatchObject({
      kind: "sent",
      receipt: { messageId },
    });
    account.habits.keepsMessageId = true;
    const kept = mail();
    await receiptOf(kept);
    expect(await mailbox.lookUp(kept, null)).toMatchObject({
      receipt: { messageId: kept.messageId },
    });
    expect((await mailbox.lookUp(mail(), "AAk-lost")).kind).toBe("unknown");
  });

  it("says unknown when looking itself fails", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    server.fail({ path: /messages\//, status: 503 });
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
    server.fail({ path: /outbox$/, status: 503 });
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
    account.deleteDrafts();
    server.fail({ path: /sentitems/, status: 500 });
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
  });

  it("renews a refused token once, and sends with the new one", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    server.expireTokens(account.address);
    expect((await mailbox.send(outgoing, draftId)).kind).toBe("sent");
    expect(refreshed).toBeGreaterThan(0);
    expect(account.timesSent(outgoing.sendId)).toBe(1);
  });

  it("knows that nothing went when the access has ended", async () => {
    const ended = new AppError("not_connected", { say: "The access has ended." });
    const closed = await openWith(account.address, async () => Promise.reject(ended));
    expect(await closed.send(mail(), "AAk-1")).toEqual({
      kind: "not_sent",
      retry: true,
      retryAfterMs: null,
      reason: "The access has ended.",
    });
    await expect(closed.prepare(mail())).rejects.toBe(ended);
  });

  it("reads a sent copy back, with our own header", async () => {
    const outgoing = mail();
    const receipt = await receiptOf(outgoing);
    expect(await mailbox.readSent?.(receipt, outgoing)).toEqual({
      messageId: receipt.messageId,
      sendId: outgoing.sendId,
    });
  });
});

describe("reading Outlook", () => {
  const reply = (text: string) => letter({ from: "ada@lead.example", text });

  /** As if what is missing had been missing for `hours`. */
  function waited(cursor: unknown, hours: number): { missing_since: Record<string, number> } {
    const { missing_since = {}, ...rest } = cursor as { missing_since?: Record<string, number> };
    const then = Date.now() - hours * 3_600_000;
    const aged = Object.keys(missing_since).map((id): [string, number] => [id, then]);
    return { ...rest, missing_since: Object.fromEntries(aged) };
  }

  const lastLine = ({ raw }: { raw: Uint8Array }) =>
    Buffer.from(raw).toString("utf8").trim().split("\r\n").at(-1);

  async function readAll(cursor: unknown) {
    const texts: string[] = [];
    for (let pages = 0; pages < 20; pages += 1) {
      const page = await mailbox.listInbound(cursor, LONG_AGO);
      texts.push(...page.mails.map((one) => Buffer.from(one.raw).toString("utf8")));
      cursor = JSON.parse(JSON.stringify(page.cursor));
      if (!page.more) return { cursor, said: texts.map((raw) => raw.trim().split("\r\n").at(-1)) };
    }
    throw new Error("reading never ends");
  }

  it("starts with what came since, and goes on from there, each mail once and over many pages", async () => {
    for (let n = 1; n <= 7; n += 1) account.receive(reply(`mail ${n}`));
    const first = await readAll(null);
    expect(first.said).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `mail ${n}`));
    for (let n = 8; n <= 12; n += 1) account.receive(reply(`mail ${n}`));
    const second = await readAll(first.cursor);
    expect(second.said).toEqual([8, 9, 10, 11, 12].map((n) => `mail ${n}`));
    expect((await readAll(second.cursor)).said).toEqual([]);
  });

  it("begins anew by date when Outlook forgot where reading stood, and loses nothing", async () => {
    account.receive(reply("ancient"), { at: new Date("2024-01-01T00:00:00Z") });
    account.receive(reply("known"));
    const { cursor } = await readAll(null);
    for (let n = 1; n <= 5; n += 1) account.receive(reply(`missed ${n}`));
    account.forgetState();
    const { said, cursor: next } = await readAll(cursor);
    expect(said).toEqual(expect.arrayContaining([1, 2, 3, 4, 5].map((n) => `missed ${n}`)));
    expect(said).not.toContain("ancient");
    account.receive(reply("after"));
    expect((await readAll(next)).said).toEqual(["after"]);
  });

  it("loses nothing when Outlook forgets in the middle of a first reading", async () => {
    const days = [5, 6, 1, 2, 3, 4];
    for (const day of days)
      account.receive(reply(`day ${day}`), { at: new Date(`2025-01-0${day}T00:00:00Z`) });
    const { cursor, mails } = await mailbox.listInbound(null, LONG_AGO);
    account.forgetState();
    const { said } = await readAll(cursor);
    expect([...said, ...mails.map(lastLine)]).toEqual(
      expect.arrayContaining(days.map((day) => `day ${day}`)),
    );
  });

  it("takes neither own mail nor drafts for replies, but a reply in junk it does", async () => {
    const { cursor } = await readAll(null);
    await receiptOf(mail());
    await prepared(mail());
    account.receive(reply("taken for junk"), { folder: "junkemail" });
    expect((await readAll(cursor)).said).toEqual(["taken for junk"]);
    expect((await readAll(null)).said).toEqual(["taken for junk"]);
  });

  it("never takes its token to an address that is not Outlook's, and begins anew instead", async () => {
    const { cursor } = await readAll(null);
    account.receive(reply("new"));
    const elsewhere = "https://evil.example/v1.0/me/mailFolders/inbox/messages/delta?$token=1";
    const strayed = { ...(cursor as object), inbox: elsewhere };
    expect((await readAll(strayed)).said).toEqual(["new"]);
    const above = { ...(cursor as object), inbox: `${server.url}/other` };
    const before = server.timesAsked(/other/);
    expect((await readAll(above)).said).toEqual(["new"]);
    expect(server.timesAsked(/other/)).toBe(before);
  });

  it("passes over a mail that was deleted meanwhile", async () => {
    const { cursor } = await readAll(null);
    const gone = account.receive(reply("deleted"));
    account.receive(reply("kept"));
    server.fail({ path: new RegExp(encodeURIComponent(gone)), status: 404 });
    expect((await readAll(cursor)).said).toEqual(["kept"]);
  });

  it("fails as a whole when the access has ended, or Outlook says when to come again", async () => {
    const { cursor } = await readAll(null);
    account.receive(reply("important"));
    for (const faults of [
      [{ status: 401 }, { status: 401 }],
      [{ status: 429, headers: { "retry-after": "9" } }],
    ]) {
      for (const fault of faults) server.fail({ path: /value$/, ...fault });
      await expect(readAll(cursor)).rejects.toMatchObject({ code: "unavailable" });
    }
    expect((await readAll(cursor)).said).toEqual(["important"]);
  });

  it.each([
    { status: 500 },
    { status: 403 },
    { status: 423 },
    { status: 400, body: { error: { code: "ErrorMessageSizeExceeded", message: "Too large." } } },
    { status: 0 },
  ])(
    "asks for a day for a mail that Outlook cannot give ($status), reads the others at once, and then sets it aside",
    async (fault) => {
      const { cursor } = await readAll(null);
      const broken = account.receive(reply("broken"));
      account.receive(reply("fine"));
      const turn = (from: unknown, hours: number) => {
        server.fail({ path: new RegExp(`${encodeURIComponent(broken)}.*value$`), ...fault });
        return mailbox.listInbound(waited(from, hours), LONG_AGO);
      };
      const first = await turn(cursor, 0);
      expect(first).toMatchObject({ more: false, unread: expect.any(String) });
      expect(first.mails.map(lastLine)).toEqual(["fine"]);
      account.receive(reply("next"));
      const second = await turn(first.cursor, 23);
      expect(second.mails.map(lastLine)).toEqual(["next"]);
      account.receive(reply("last"));
      const third = await turn(second.cursor, 25);
      expect(third.unread).toBeNull();
      const [empty] = third.mails.filter(({ raw }) => raw.length === 0);
      expect(empty).toMatchObject({ providerId: broken, threadId: expect.any(String) });
      expect((await readAll(third.cursor)).said).toEqual([]);
    },
  );

  it("gives no mail up while Outlook gives none at all, and reads it once it does", async () => {
    let { cursor } = await readAll(null);
    account.receive(reply("important"));
    for (const status of [500, 400, 0]) {
      server.fail({ path: /value$/, status });
      const page = await mailbox.listInbound(waited(cursor, 99), LONG_AGO);
      expect(page).toMatchObject({ mails: [], unread: expect.any(String) });
      ({ cursor } = page);
    }
    expect((await readAll(waited(cursor, 99))).said).toEqual(["important"]);
  });

  it("is not blinded to other folders by a mail dated in the future", async () => {
    const at = new Date(Date.now() + 30 * 86_400_000);
    account.receive(reply("from the future"), { at });
    const { cursor } = await readAll(null);
    account.receive(reply("moved today"), { folder: "Customers" });
    expect((await readAll(cursor)).said).toContain("moved today");
    const stored = { ...(cursor as object), newest: at.getTime(), whole: at.getTime() };
    expect((await readAll(stored)).said).toContain("moved today");
  });

  it("reads what a rule moved into a folder of its own, once, and never its own sent mail", async () => {
    let { cursor } = await readAll(null);
    for (let n = 1; n <= 5; n += 1) account.receive(reply(`moved ${n}`), { folder: "Customers" });
    const read = account.receive(reply("read, then moved"));
    const first = await readAll(cursor);
    expect([...first.said].sort()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `moved ${n}`).concat("read, then moved"),
    );
    account.move(read, "Customers");
    account.move((await receiptOf(mail())).providerId, "Customers");
    await receiptOf(mail());
    ({ cursor } = first);
    const asked = server.timesAsked(/value$/);
    expect((await readAll(cursor)).said).toEqual([]);
    expect(server.timesAsked(/value$/), "what is known is not fetched again").toBe(asked);
  });
});
