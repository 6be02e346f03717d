import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { composeMail } from "../../src/core/outbox/compose/compose-mail.ts";
import type { OutgoingMail } from "../../src/core/ports/mailbox.ts";
import { FUZZ_TIMEOUT, fuzzCases } from "../setup/fuzz-cases.ts";

const BREAKS = ["\r", "\n", "\r\n", "\u0000", "\u0085", "\u2028", "\u000b", "\u000c", "\r\n\r\n"];
const injected = fc
  .tuple(fc.string({ maxLength: 20 }), fc.constantFrom(...BREAKS), fc.constantFrom("", " ", "\t"))
  .map(([before, breaks, blank]) => `${before}${breaks}${blank}Bcc: thief@evil.example${breaks}`);
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  injected,
  fc.constant("Hello"),
);
const address = fc.oneof(fc.constant("ada@lead.example"), fc.emailAddress(), injected);
const messageId = fc.oneof(
  fc.constant("<1@ours.example>"),
  injected.map((text) => `<${text}@x>`),
);

const GOOD: OutgoingMail = {
  sendId: "1",
  messageId: "<1@ours.example>",
  from: { address: "anna@ours.example", name: "Anna" },
  to: { address: "ada@lead.example", name: "Ada" },
  subject: "Hello",
  text: "Hi",
  inReplyTo: null,
  references: [],
  threadId: null,
  unsubscribe: { https: "https://sdr.example/u/1", mailto: null },
  date: new Date("2026-11-23T09:00:00Z"),
};

const spoilt: fc.Arbitrary<OutgoingMail> = fc.record({
  sendId: fc.oneof(fc.uuid(), injected),
  messageId,
  from: fc.record({ address, name: fc.option(words) }),
  to: fc.record({ address, name: fc.option(words) }),
  subject: words,
  text: fc.oneof(words, fc.constant("Hi Ada,\n\nshall we talk?")),
  inReplyTo: fc.option(messageId),
  references: fc.array(messageId, { maxLength: 3 }),
  threadId: fc.constant(null),
  unsubscribe: fc.record({
    https: fc.option(words.map((text) => `https://sdr.example/u/${text}`)),
    mailto: fc.option(address),
  }),
  date: fc.constant(new Date("2026-11-23T09:00:00Z")),
});

/** A good mail with up to three of its values exchanged, so that most are refused for one reason or none. */
const mail = fc
  .tuple(spoilt, fc.subarray(Object.keys(GOOD) as (keyof OutgoingMail)[], { maxLength: 3 }))
  .map(
    ([other, keys]): OutgoingMail => ({
      ...GOOD,
      ...Object.fromEntries(keys.map((key) => [key, other[key]])),
    }),
  );

/** All that a mail of ours may have above its body. */
const OURS = new Set([
  "from",
  "to",
  "subject",
  "message-id",
  "in-reply-to",
  "references",
  "date",
  "mime-version",
  "content-type",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "x-sdr-send-id",
]);

describe("a mail of ours", { timeout: FUZZ_TIMEOUT }, () => {
  it("never has a header, recipient or part that nobody meant, whatever is put into it", async () => {
    let made = 0;
    const compose = async (given: OutgoingMail) => {
      const raw = await composed(given);
      if (!raw) return;
      made += 1;
      const head = Buffer.from(raw).toString("latin1").split("\r\n\r\n")[0] ?? "";
      expect(head).not.toMatch(/(^|[^\r])\n|\r(?!\n)|\0/);
      const read = await PostalMime.parse(raw);
      const keys = read.headers.map(({ key }) => key);
      expect(keys.filter((key) => !OURS.has(key))).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
      expect(read.to?.map((to) => to.address)).toEqual([expect.any(String)]);
      expect([read.cc, read.bcc].flatMap((list) => list ?? [])).toEqual([]);
      expect(read.attachments).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(mail, compose), fuzzCases(300));
    expect(made).toBeGreaterThan(20);
  });

  it.each(BREAKS.slice(0, 4))("refuses %j in any value that a header takes", async (breaks) => {
    const bad = `x${breaks}Bcc: thief@evil.example`;
    const spoiled: Partial<OutgoingMail>[] = [
      { sendId: bad },
      { messageId: `<${bad}@x>` },
      { from: { address: bad, name: null } },
      { from: { address: "anna@ours.example", name: bad } },
      { to: { address: `ada@lead.example${breaks}`, name: null } },
      { to: { address: "ada@lead.example", name: bad } },
      { subject: bad },
      { inReplyTo: `<${bad}>` },
      { references: [`<${bad}>`] },
      { unsubscribe: { https: `https://sdr.example/${bad}`, mailto: null } },
      { unsubscribe: { https: null, mailto: bad } },
    ];
    expect(await composed(GOOD)).not.toBeNull();
    for (const change of spoiled) expect(await composed({ ...GOOD, ...change })).toBeNull();
  });
});

/** The composed bytes, or null where the mail was refused in the one way it may be. */
async function composed(given: OutgoingMail): Promise<Uint8Array | null> {
  try {
    return await composeMail(given);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    expect((thrown as AppError).code).toBe("invalid_input");
    return null;
  }
}
