import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { letter } from "../../../test/setup/contacted-lead.ts";
import type { GmailAccount } from "../../../test/vendors/gmail-account.ts";
import { type GmailServer, startGmailServer } from "../../../test/vendors/gmail-server.ts";
import { AppError } from "../errors.ts";
import type { Mailbox, OutgoingMail } from "../ports/mailbox.ts";
import { gmailProvider } from "./gmail.ts";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

let server: GmailServer;
let account: GmailAccount;
let mailbox: Mailbox;
let refreshed: number;
beforeAll(async () => {
  server = await startGmailServer();
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
  return gmailProvider({ apiUrl: server.url, timeoutMs: 1_000 }).open({
    userId: "u",
    mailboxId: "m",
    provider: "gmail",
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

describe("sending through Gmail", () => {
  it("makes a draft, sends it, and reports the Message-ID that Gmail really used", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    expect(account.sent()).toHaveLength(0);
    const outcome = await mailbox.send(outgoing, draftId);
    const [copy] = account.sent();
    expect(outcome).toMatchObject({
      kind: "sent",
      receipt: { providerId: copy?.id, threadId: copy?.threadId },
    });
    const { messageId } = (outcome as Extract<typeof outcome, { kind: "sent" }>).receipt;
    expect(messageId).toMatch(/@mail\.gmail\.com>$/);
    expect(copy?.raw).toContain(`Message-ID: ${messageId}`);
  });

  it("keeps a follow-up in the first message's thread, and sends it alone when that is deleted", async () => {
    const first = mail();
    const sent = await mailbox.send(first, await prepared(first));
    if (sent.kind !== "sent") throw new Error("not sent");
    const { messageId, threadId } = sent.receipt;
    const thread = { inReplyTo: messageId, references: [messageId] };
    const second = mail({ ...thread, threadId });
    expect(await mailbox.send(second, await prepared(second))).toMatchObject({
      receipt: { threadId },
    });
    const third = mail({ ...thread, threadId: "deleted" });
    expect((await mailbox.send(third, await prepared(third))).kind).toBe("sent");
    expect(account.sent().at(-1)?.raw).toContain(`In-Reply-To: ${messageId}`);
  });

  it.each([
    { status: 429, headers: { "retry-after": "17" }, wait: 17_000 },
    { status: 403, wait: null },
  ])(
    "knows that nothing went after a $status, and how long to wait",
    async ({ wait, ...fault }) => {
      const outgoing = mail();
      const draftId = await prepared(outgoing);
      server.fail({ path: /drafts\/send$/, ...fault });
      expect(await mailbox.send(outgoing, draftId)).toMatchObject({
        kind: "not_sent",
        retry: true,
        retryAfterMs: wait,
      });
      expect((await mailbox.send(outgoing, draftId)).kind).toBe("sent");
      expect(account.timesSent(outgoing.sendId)).toBe(1);
    },
  );

  it.each([500, 503, 504, 0, -1])(
    "does not know whether it went after answer %i, asks once, and finds out by looking",
    async (status) => {
      for (const after of [true, false]) {
        const outgoing = mail();
        const draftId = await prepared(outgoing);
        const before = server.timesAsked(/drafts\/send/);
        server.fail({ path: /drafts\/send$/, status, after });
        expect((await mailbox.send(outgoing, draftId)).kind).toBe("unknown");
        expect(server.timesAsked(/drafts\/send/)).toBe(before + 1);
        const found = await mailbox.lookUp(outgoing, draftId);
        expect(found.kind).toBe(after ? "sent" : "sendable");
        expect((await mailbox.send(outgoing, draftId)).kind).toBe("sent");
        expect(account.timesSent(outgoing.sendId)).toBe(1);
      }
    },
  );

  it("refuses a mail that Gmail will never take, once the draft proves that it did not go", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    const body = { error: { code: 400, message: "Invalid To header", status: "INVALID_ARGUMENT" } };
    server.fail({ path: /drafts\/send$/, status: 400, body });
    expect(await mailbox.send(outgoing, draftId)).toMatchObject({
      kind: "not_sent",
      retry: false,
      reason: "Gmail answered 400: Invalid To header.",
    });
    server.fail({ path: /drafts\/send$/, status: 400, after: true });
    expect((await mailbox.send(outgoing, draftId)).kind).toBe("sent");
  });

  it("says unknown, never unsent, when a draft is gone and no copy is found", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    await mailbox.send(outgoing, draftId);
    account.hideSent(true);
    expect((await mailbox.send(outgoing, draftId)).kind).toBe("unknown");
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
    account.hideSent(false);
    expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("sent");
    const deleted = mail();
    const gone = await prepared(deleted);
    account.deleteDrafts();
    expect((await mailbox.send(deleted, gone)).kind).toBe("unknown");
  });

  it("says unknown when looking itself fails", async () => {
    const outgoing = mail();
    const draftId = await prepared(outgoing);
    await mailbox.send(outgoing, draftId);
    for (const path of [/drafts\//, /messages$/, /messages\//]) {
      server.fail({ path, status: 503 });
      expect((await mailbox.lookUp(outgoing, draftId)).kind).toBe("unknown");
    }
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
    expect(await closed.send(mail(), "r-1")).toEqual({
      kind: "not_sent",
      retry: true,
      retryAfterMs: null,
      reason: "The access has ended.",
    });
    await expect(closed.prepare(mail())).rejects.toBe(ended);
  });

  it("tells how long to wait when the draft itself is put off", async () => {
    server.fail({ path: /drafts$/, status: 429, headers: { "retry-after": "5" } });
    await expect(mailbox.prepare(mail())).rejects.toMatchObject({
      code: "unavailable",
      retryAfterMs: 5_000,
    });
  });
});

describe("reading Gmail", () => {
  const reply = (text: string) => letter({ from: "ada@lead.example", text });

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
    expect(first.said.sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `mail ${n}`));
    for (let n = 8; n <= 12; n += 1) account.receive(reply(`mail ${n}`));
    const second = await readAll(first.cursor);
    expect(second.said).toEqual([8, 9, 10, 11, 12].map((n) => `mail ${n}`));
    expect((await readAll(second.cursor)).said).toEqual([]);
  });

  it("falls back to a search by date when Gmail forgot the history, and loses nothing", async () => {
    account.receive(reply("known"));
    const { cursor } = await readAll(null);
    for (let n = 1; n <= 5; n += 1) account.receive(reply(`missed ${n}`));
    account.forgetHistory();
    const { said, cursor: next } = await readAll(cursor);
    expect(said).toEqual(expect.arrayContaining([1, 2, 3, 4, 5].map((n) => `missed ${n}`)));
    account.receive(reply("after"));
    expect((await readAll(next)).said).toEqual(["after"]);
  });

  it("takes neither own mail nor drafts for replies, but a reply in spam it does", async () => {
    const { cursor } = await readAll(null);
    const outgoing = mail();
    await mailbox.send(outgoing, await prepared(outgoing));
    await prepared(mail());
    account.receive(reply("to myself"), { labels: ["SENT", "INBOX"] });
    account.receive(reply("half written"), { labels: ["DRAFT"] });
    account.receive(reply("taken for spam"), { labels: ["SPAM"] });
    expect((await readAll(cursor)).said).toEqual(["taken for spam"]);
    expect((await readAll(null)).said).toEqual(["taken for spam"]);
  });

  it("passes over a mail that was deleted meanwhile, and begins a page anew whose token ran out", async () => {
    const { cursor } = await readAll(null);
    const gone = account.receive(reply("deleted"));
    account.receive(reply("kept"));
    server.fail({ path: new RegExp(gone), status: 404 });
    expect((await readAll(cursor)).said).toEqual(["kept"]);
    const worn = { ...(cursor as object), page_token: "worn" };
    server.fail({ path: /history$/, status: 400 });
    expect((await readAll(worn)).said).toEqual(expect.arrayContaining(["deleted", "kept"]));
  });

  /** As if what is missing had been missing for `hours`. */
  function waited(cursor: unknown, hours: number): { missing_since: Record<string, number> } {
    const { missing_since = {}, ...rest } = cursor as { missing_since?: Record<string, number> };
    const then = Date.now() - hours * 3_600_000;
    const aged = Object.keys(missing_since).map((id): [string, number] => [id, then]);
    return { ...rest, missing_since: Object.fromEntries(aged) };
  }

  const textOf = ({ raw }: { raw: Uint8Array }) =>
    Buffer.from(raw).toString("utf8").trim().split("\r\n").at(-1);

  it.each([500, 503, 403, 0])(
    "asks for a day for a mail that Gmail cannot give (%i), reads the others at once, and then sets it aside",
    async (status) => {
      const { cursor } = await readAll(null);
      const broken = account.receive(reply("broken"));
      account.receive(reply("fine"));
      const turn = (from: unknown) => {
        server.fail({ path: new RegExp(broken), status });
        return mailbox.listInbound(from, LONG_AGO);
      };
      const first = await turn(cursor);
      expect(first).toMatchObject({ more: false, unread: expect.any(String) });
      expect(first.mails.map(textOf)).toEqual(["fine"]);
      account.receive(reply("next"));
      const second = await turn(waited(first.cursor, 23));
      expect(second.unread).toEqual(expect.any(String));
      expect(second.mails.map(textOf), "once each").toEqual(["next"]);
      account.receive(reply("last"));
      const third = await turn(waited(second.cursor, 25));
      expect(third.unread).toBeNull();
      const empty = third.mails.filter(({ raw }) => raw.length === 0);
      expect(empty.map(({ providerId }) => providerId)).toEqual([broken]);
      expect((await readAll(third.cursor)).said).toEqual([]);
    },
  );

  it("reads a mail that could not be had as soon as Gmail gives it", async () => {
    const { cursor } = await readAll(null);
    const slow = account.receive(reply("stop writing to me"));
    account.receive(reply("fine"));
    server.fail({ path: new RegExp(slow), status: 500 });
    const first = await mailbox.listInbound(cursor, LONG_AGO);
    expect(first.mails.map(textOf)).toEqual(["fine"]);
    expect((await readAll(first.cursor)).said).toEqual(["stop writing to me"]);
  });

  it("gives no mail up while Gmail gives none at all, however long that lasts", async () => {
    let { cursor } = await readAll(null);
    account.receive(reply("important"));
    for (const status of [500, 400, 0]) {
      server.fail({ path: /messages\//, status });
      const page = await mailbox.listInbound(waited(cursor, 99), LONG_AGO);
      expect(page).toMatchObject({ mails: [], unread: expect.any(String) });
      ({ cursor } = page);
    }
    expect((await readAll(waited(cursor, 99))).said).toEqual(["important"]);
  });

  it("sets a mail aside at once that Gmail refuses for good while it gives others", async () => {
    const { cursor } = await readAll(null);
    const broken = account.receive(reply("broken"));
    account.receive(reply("fine"));
    server.fail({ path: new RegExp(broken), status: 400 });
    const { mails, unread } = await mailbox.listInbound(cursor, LONG_AGO);
    expect(mails.map(({ raw }) => raw.length > 0).sort()).toEqual([false, true]);
    expect(unread).toBeNull();
  });

  it("is not blinded by a mail dated in the future, when it has to search", async () => {
    const at = new Date(Date.now() + 30 * 86_400_000);
    account.receive(reply("from the future"), { at });
    const { cursor } = await readAll(null);
    account.receive(reply("today"));
    account.forgetHistory();
    expect((await readAll(cursor)).said).toContain("today");
    account.forgetHistory();
    expect((await readAll({ ...(cursor as object), newest: at.getTime() })).said).toContain(
      "today",
    );
  });

  it("fails as a whole when Gmail says when to come again, so that the page is read again", async () => {
    const { cursor } = await readAll(null);
    account.receive(reply("important"));
    server.fail({ path: /messages\//, status: 429, headers: { "retry-after": "9" } });
    await expect(readAll(cursor)).rejects.toMatchObject({ code: "unavailable" });
    expect((await readAll(cursor)).said).toEqual(["important"]);
  });
});
