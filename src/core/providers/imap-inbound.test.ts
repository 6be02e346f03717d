import { ImapFlow } from "imapflow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { meddle, type Rule } from "../../../test/setup/meddle.ts";
import {
  type Dovecot,
  dovecotNote,
  dovecotPromised,
  startDovecot,
} from "../../../test/setup/start-dovecot.ts";
import type { InboundPage } from "../ports/mailbox.ts";
import { openImap } from "./imap.ts";

const LONG_AGO = new Date("2026-01-01T00:00:00Z");
const at = (time: string) => new Date(`2026-06-15T${time}Z`);
const letter = (subject: string, text = "Hi") =>
  `From: ada@engines.example\r\nSubject: ${subject}\r\n\r\n${text}\r\n`;

let dovecot: Dovecot;
const cleanUps: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  if (dovecotPromised) dovecot = await startDovecot();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});
afterAll(() => dovecot?.stop());

const urlOf = (user: string, port = dovecot.port) => `imap://${user}:right@127.0.0.1:${port}`;

/** The same account through somebody who spoils things. */
async function throughMeddler(user: string, rules: Rule[]) {
  const meddler = await meddle(dovecot.port, rules);
  cleanUps.push(meddler.close);
  return { box: openImap(urlOf(user, meddler.port)), said: meddler.said };
}

const subjects = (page: InboundPage) =>
  page.mails.map(({ raw }) => /^Subject: (.*)$/m.exec(Buffer.from(raw).toString())?.[1]?.trim());

type Box = { listInbound(cursor: unknown, since: Date): Promise<InboundPage> };

/** Reads to the end, as core does; every page's mails in turn. */
async function readAll(box: Box, cursor: unknown = null): Promise<InboundPage[]> {
  const pages: InboundPage[] = [];
  for (let at = cursor; ; at = pages.at(-1)?.cursor) {
    // stored as JSON between two pages
    pages.push(await box.listInbound(JSON.parse(JSON.stringify(at)), LONG_AGO));
    if (!pages.at(-1)?.more) return pages;
  }
}

const idsOf = (pages: InboundPage[]) =>
  pages.flatMap(({ mails }) => mails.map(({ providerId }) => providerId));

describe.runIf(dovecotPromised)(`reading over IMAP${dovecotNote}`, () => {
  it("finds what came to the inbox and into junk, oldest first, and only once", async () => {
    const junk = { folder: ".Spamverdacht" };
    await dovecot.deliver("ann", { raw: letter("third"), at: at("12:00:00") });
    await dovecot.deliver("ann", { raw: letter("first"), at: at("10:00:00") });
    await dovecot.deliver("ann", { raw: letter("second"), at: at("11:00:00"), ...junk });
    await dovecot.deliver("ann", { raw: letter("elsewhere"), folder: ".Archive" });
    const box = openImap(urlOf("ann"));
    const page = await box.listInbound(null, LONG_AGO);
    expect(subjects(page)).toEqual(["first", "second", "third"]);
    expect(page.mails.map(({ receivedAt }) => receivedAt)).toEqual([
      at("10:00:00"),
      at("11:00:00"),
      at("12:00:00"),
    ]);
    expect(new Set(idsOf([page])).size).toBe(3);
    for (const id of idsOf([page])) expect(id).toMatch(/^(junk:)?\d+:\d+$/);
    expect(await readAll(box, page.cursor)).toMatchObject([{ mails: [], more: false }]);
    await dovecot.deliver("ann", { raw: letter("fourth"), ...junk });
    expect(subjects(await box.listInbound(page.cursor, LONG_AGO))).toEqual(["fourth"]);
  });

  it("marks nothing as read", async () => {
    await dovecot.deliver("bea", { raw: letter("unread") });
    await openImap(urlOf("bea")).listInbound(null, LONG_AGO);
    const client = await clientOf("bea");
    await client.mailboxOpen("INBOX");
    expect(await client.search({ seen: false })).toHaveLength(1);
  });

  it("reads what no page can hold in several, nothing twice and nothing left out", async () => {
    for (let number = 1; number <= 120; number += 1) {
      await dovecot.deliver("cyd", { raw: letter(`mail ${number}`) });
    }
    const pages = await readAll(openImap(urlOf("cyd")));
    expect(pages.map(({ mails }) => mails.length)).toEqual([50, 50, 20]);
    expect(new Set(idsOf(pages)).size).toBe(120);
    expect(new Set(pages.flatMap(subjects)).size).toBe(120);
  });

  it("begins where the mailbox was connected", async () => {
    await dovecot.deliver("dot", { raw: letter("before"), at: at("08:00:00") });
    await dovecot.deliver("dot", { raw: letter("after"), at: at("10:00:01") });
    const page = await openImap(urlOf("dot")).listInbound(null, at("10:00:00"));
    expect(subjects(page)).toEqual(["after"]);
  });

  it("begins there again when the server counts anew, under ids of their own", async () => {
    await dovecot.deliver("eve", { raw: letter("one") });
    await dovecot.deliver("eve", { raw: letter("two") });
    const box = openImap(urlOf("eve"));
    const before = await box.listInbound(null, LONG_AGO);
    await dovecot.forgetUids("eve");
    await dovecot.deliver("eve", { raw: letter("three") });
    const after = await readAll(box, before.cursor);
    expect(after.flatMap(subjects).toSorted()).toEqual(["one", "three", "two"]);
    expect(new Set([...idsOf([before]), ...idsOf(after)]).size).toBe(5);
    expect(await readAll(box, after.at(-1)?.cursor)).toMatchObject([{ mails: [] }]);
  });

  it("starts anew with a cursor that is none of its own", async () => {
    await dovecot.deliver("fay", { raw: letter("hello") });
    for (const cursor of [7, "x", { inbox: { uid: -1 } }, { history: "12" }]) {
      expect(subjects(await openImap(urlOf("fay")).listInbound(cursor, LONG_AGO))).toEqual([
        "hello",
      ]);
    }
  });

  it("cuts a mail of more than ten megabytes, and reads on", async () => {
    await dovecot.deliver("gus", {
      raw: letter("huge", "x".repeat(76).concat("\r\n").repeat(150_000)),
    });
    await dovecot.deliver("gus", { raw: letter("small") });
    const pages = await readAll(openImap(urlOf("gus")));
    expect(pages.flatMap(subjects).toSorted()).toEqual(["huge", "small"]);
    const sizes = pages.flatMap(({ mails }) => mails.map(({ raw }) => raw.byteLength));
    expect(Math.max(...sizes)).toBe(10 * 1024 * 1024);
  });

  it("hands on whatever bytes a mail is made of", async () => {
    const noise = Buffer.from(
      Array.from({ length: 4_000 }, (_, index) => (index * 37) % 251 || 10),
    );
    await dovecot.deliver("hal", { raw: noise });
    await dovecot.deliver("hal", { raw: "" });
    await dovecot.deliver("hal", { raw: letter("fine") });
    const pages = await readAll(openImap(urlOf("hal")));
    expect(idsOf(pages)).toHaveLength(3);
    expect(pages.flatMap(subjects)).toContain("fine");
  });
});

describe.runIf(dovecotPromised)("a mail that cannot be fetched", () => {
  it("comes as no bytes, and those before and after it as they are", async () => {
    for (const subject of ["one", "two"]) await dovecot.deliver("ida", { raw: letter(subject) });
    const box = openImap(urlOf("ida"));
    const first = await readAll(box);
    await dovecot.deliver("ida", { raw: letter("broken"), mode: 0o000, at: at("09:00:00") });
    for (const subject of ["three", "four"]) await dovecot.deliver("ida", { raw: letter(subject) });
    const pages = await readAll(box, first.at(-1)?.cursor);
    expect(pages.flatMap(subjects).toSorted()).toEqual(["four", "three", undefined]);
    const mails = pages.flatMap((page) => page.mails);
    expect(mails.find(({ raw }) => raw.byteLength === 0)).toMatchObject({
      receivedAt: at("09:00:00"),
    });
  });

  it("comes as its header when the server gives no more of it", async () => {
    const written = ["one", "three", "two"];
    for (const subject of written) await dovecot.deliver("jim", { raw: letter(subject) });
    const { box } = await throughMeddler("jim", [
      { when: /FETCH 2 .*PEEK\[\]/, meet: { answer: "NO [SERVERBUG] Internal error" } },
    ]);
    const pages = await readAll(box);
    expect(pages.flatMap(subjects).toSorted()).toEqual(written);
    expect(bodiless(pages)).toEqual([expect.stringMatching(/:2$/)]);
  });

  it("is left out when somebody removed it meanwhile", async () => {
    await dovecot.deliver("kay", { raw: letter("kept") });
    await dovecot.deliver("kay", { raw: letter("removed") });
    const { box } = await throughMeddler("kay", [
      { when: /UID (FETCH|SEARCH UID) 2\b/, meet: { answer: "OK nothing of that" } },
    ]);
    expect(idsOf(await readAll(box))).toEqual([expect.stringMatching(/:1$/)]);
  });
});

describe.runIf(dovecotPromised)("a connection that ends too early", () => {
  it("in the middle of a mail loses none", async () => {
    const written = Array.from({ length: 9 }, (_, index) => `mail ${index}`);
    for (const subject of written) {
      await dovecot.deliver("leo", { raw: letter(subject, "x".repeat(500)) });
    }
    const { box, said } = await throughMeddler("leo", [
      { when: /UID FETCH 1 .*PEEK\[\]/, meet: "hang_up_in_answer", times: 1 },
      { when: /UID FETCH 5 .*PEEK\[\]/, meet: "hang_up_in_answer", times: 1 },
    ]);
    const pages = await readAll(box);
    expect(said.filter((command) => /^\S+ AUTHENTICATE/.test(command))).toHaveLength(4);
    expect(pages.flatMap(subjects).toSorted()).toEqual(written);
    expect(new Set(idsOf(pages)).size).toBe(9);
    expect(bodiless(pages)).toEqual([]);
  });

  it("at every mail keeps the rest of the mailbox readable", async () => {
    for (const subject of ["one", "two"]) await dovecot.deliver("mia", { raw: letter(subject) });
    const { box } = await throughMeddler("mia", [
      { when: /UID FETCH 1 .*PEEK\[\]/, meet: "hang_up" },
    ]);
    const pages = await readAll(box);
    expect(pages.flatMap(subjects).toSorted()).toEqual(["one", "two"]);
    expect(bodiless(pages)).toEqual([expect.stringMatching(/:1$/)]);
  });

  it.each(["AUTHENTICATE|LOGIN", "LIST", "EXAMINE", "UID SEARCH"])(
    "at %s is a failure that may pass, and never an empty inbox",
    async (command) => {
      await dovecot.deliver("ned", { raw: letter("hello") });
      const { box } = await throughMeddler("ned", [{ when: new RegExp(command), meet: "hang_up" }]);
      await expect(box.listInbound(null, LONG_AGO)).rejects.toMatchObject({
        code: "unavailable",
        retryable: true,
        field: "imap_url",
      });
    },
  );

  it.each(["LIST", "EXAMINE INBOX", "UID SEARCH"])(
    "is not needed: NO to %s is such a failure too",
    async (command) => {
      await dovecot.deliver("ona", { raw: letter("hello") });
      const answer = "NO [SERVERBUG] not today";
      const { box } = await throughMeddler("ona", [
        { when: new RegExp(command), meet: { answer } },
      ]);
      await expect(box.listInbound(null, LONG_AGO)).rejects.toMatchObject({ code: "unavailable" });
    },
  );

  it("by a junk folder that cannot be opened leaves the inbox as it is", async () => {
    await dovecot.deliver("pam", { raw: letter("hello") });
    await dovecot.deliver("pam", { raw: letter("spam"), folder: ".Spamverdacht" });
    const { box } = await throughMeddler("pam", [
      { when: /EXAMINE Spam/, meet: { answer: "NO [NOPERM] not yours" } },
    ]);
    expect((await readAll(box)).flatMap(subjects)).toEqual(["hello"]);
  });
});

/** The ids of mails of which there is only the header. */
function bodiless(pages: InboundPage[]): string[] {
  return pages
    .flatMap(({ mails }) => mails)
    .filter(({ raw }) => /\r\n\r\n$/.test(Buffer.from(raw).toString()))
    .map(({ providerId }) => providerId);
}

async function clientOf(user: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: "127.0.0.1",
    port: dovecot.port,
    auth: { user, pass: "right" },
    tls: { rejectUnauthorized: false },
    logger: false,
  });
  await client.connect();
  cleanUps.push(() => client.logout());
  return client;
}
