import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { letter } from "../../../test/setup/contacted-lead.ts";
import {
  emulatorNote,
  emulatorPromised,
  type GmailEmulator,
  startGmailEmulator,
} from "../../../test/vendors/start-gmail-emulator.ts";
import type { Mailbox, OutgoingMail } from "../ports/mailbox.ts";
import { gmailProvider } from "./gmail.ts";

let emulator: GmailEmulator;
let mailbox: Mailbox;

describe.runIf(emulatorPromised)(`Gmail as somebody else pictures it${emulatorNote}`, () => {
  beforeAll(async () => {
    emulator = await startGmailEmulator();
    mailbox = await gmailProvider({ apiUrl: emulator.url }).open({
      userId: "u",
      mailboxId: "m",
      provider: "gmail",
      address: { address: emulator.address, name: "Sam" },
      credentials: null,
      accessToken: async () => emulator.token,
    });
  });
  afterAll(() => emulator?.stop());

  it("sends a draft, and the same draft never again", async () => {
    const mail = mailTo("ada@northwind-shipping.com");
    const draft = await mailbox.prepare(mail);
    expect(await mailbox.lookUp(mail, draft?.draftId ?? "")).toEqual({ kind: "sendable" });
    const first = await mailbox.send(mail, draft?.draftId ?? "");
    expect(first).toMatchObject({ kind: "sent", receipt: { messageId: mail.messageId } });
    expect(await mailbox.send(mail, draft?.draftId ?? "")).toEqual(first);
    expect(await copiesTo(mail.to.address)).toBe(1);
  });

  it("finds what went without an answer among the sent mails", async () => {
    const mail = mailTo("ben@northwind-shipping.com");
    const draft = await mailbox.prepare(mail);
    const sent = await mailbox.send(mail, draft?.draftId ?? "");
    expect(await mailbox.lookUp(mail, draft?.draftId ?? "")).toEqual(sent);
  });

  it("keeps a follow-up in its thread, and reads the answer once from the history", async () => {
    const mail = mailTo("cleo@northwind-shipping.com");
    const sent = await mailbox.send(mail, (await mailbox.prepare(mail))?.draftId ?? "");
    if (sent.kind !== "sent") throw new Error("the first mail did not go");
    const { providerId, threadId, messageId } = sent.receipt;
    const { historyId } = await ask(`messages/${providerId}`);
    const again = { ...mailTo(mail.to.address), threadId, inReplyTo: messageId };
    const followUp = await mailbox.send(again, (await mailbox.prepare(again))?.draftId ?? "");
    expect(followUp).toMatchObject({ kind: "sent", receipt: { threadId } });
    const raw = letter({
      from: mail.to.address,
      text: "Tell me more.",
      in_reply_to: messageId,
      message_id: "<cleo@northwind-shipping.com>",
    });
    await ask("messages", {
      raw: Buffer.from(raw).toString("base64url"),
      threadId,
      labelIds: ["INBOX", "UNREAD"],
    });
    const cursor = { mode: "history", history_id: String(historyId), page_token: null };
    const start = { ...cursor, newest: null, after: null };
    const page = await mailbox.listInbound(start, new Date(0));
    expect(page.mails.map((one) => [one.threadId, Buffer.from(one.raw).toString()])).toEqual([
      [threadId, expect.stringContaining("Tell me more.")],
    ]);
    expect((await mailbox.listInbound(page.cursor, new Date(0))).mails).toEqual([]);
  });
});

let made = 0;
function mailTo(address: string): OutgoingMail {
  made += 1;
  return {
    sendId: `send-${made}`,
    messageId: `<sdr-${made}@lantern-analytics.com>`,
    from: { address: emulator.address, name: "Sam" },
    to: { address, name: null },
    subject: "Empty containers",
    text: "Hi, a word?",
    inReplyTo: null,
    references: [],
    threadId: null,
    unsubscribe: { https: null, mailto: emulator.address },
    date: new Date(),
  };
}

async function copiesTo(address: string): Promise<number> {
  const { messages = [] } = await ask(`messages?q=${encodeURIComponent(`in:sent to:${address}`)}`);
  return messages.length;
}

async function ask(
  what: string,
  body?: object,
): Promise<{ historyId?: string; messages?: unknown[] }> {
  const answer = await fetch(new URL(`gmail/v1/users/me/${what}`, emulator.url), {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await answer.json()) as { historyId?: string; messages?: unknown[] };
}
