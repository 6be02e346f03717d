import fc from "fast-check";
import PostalMime, { type Email } from "postal-mime";
import { describe, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import type { OutgoingMail } from "../../ports/mailbox.ts";
import { composeMail } from "./compose-mail.ts";

const MAIL: OutgoingMail = {
  sendId: "0197a3c2-1111-7000-8000-000000000001",
  messageId: "<0197a3c2@sdr.example>",
  from: { address: "sam@nightdesk.example", name: "Sam Poe" },
  to: { address: "ada@engines.example", name: "Ada Lovelace" },
  subject: "An idea for Engines Ltd",
  text: "Hi Ada,\n\nsee https://nightdesk.example/?a=1&b=2.\n\n-- \nNight Desk, 1 Main St",
  inReplyTo: null,
  references: [],
  threadId: null,
  unsubscribe: {
    https: "https://sdr.example/u/abc",
    mailto: "unsubscribe@nightdesk.example?subject=unsubscribe%20abc",
  },
  date: new Date("2026-06-15T10:11:12Z"),
};
const compose = (change: Partial<OutgoingMail> = {}): Promise<Uint8Array> =>
  composeMail({ ...MAIL, ...change });
const text = (raw: Uint8Array): string => new TextDecoder().decode(raw);
const header = (mail: Email, name: string): string[] =>
  mail.headers.filter((entry) => entry.key === name).map((entry) => entry.value);

/** What every mail carries; a header more or less is a defect. */
const ALWAYS = [
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
  "x-sdr-send-id",
];

describe("a composed mail", () => {
  it("is plain text with an HTML part of the same words and clickable links", async () => {
    const mail = await PostalMime.parse(await compose());
    expect(mail.text?.trimEnd()).toBe(MAIL.text);
    expect(mail.html).toContain(
      '<a href="https://nightdesk.example/?a=1&amp;b=2">https://nightdesk.example/?a=1&amp;b=2</a>.',
    );
    expect(mail.html).toContain("<p>Hi Ada,</p>");
  });

  it("carries one-click unsubscribe on unfolded lines", async () => {
    const https = `https://sdr.example/u/${"x".repeat(200)}`;
    const raw = text(await compose({ unsubscribe: { ...MAIL.unsubscribe, https } }));
    expect(raw).toContain(
      `\r\nList-Unsubscribe: <${https}>, <mailto:unsubscribe@nightdesk.example?subject=unsubscribe%20abc>\r\n`,
    );
    expect(raw).toContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    expect(raw).toContain(`X-SDR-Send-Id: ${MAIL.sendId}\r\n`);
  });

  it("promises one-click only where there is an https link", async () => {
    const raw = text(
      await compose({ unsubscribe: { https: null, mailto: "mailto:out@nightdesk.example" } }),
    );
    expect(raw).toContain("\r\nList-Unsubscribe: <mailto:out@nightdesk.example>\r\n");
    expect(raw).not.toContain("List-Unsubscribe-Post");
    const answer = text(await compose({ unsubscribe: { https: null, mailto: null } }));
    expect(answer).not.toContain("List-Unsubscribe");
  });

  it("keeps the thread with In-Reply-To and the whole chain of References", async () => {
    const references = Array.from({ length: 20 }, (_, at) => `<step-${at}-abcdefgh@sdr.example>`);
    const mail = await PostalMime.parse(
      await compose({ references, inReplyTo: references.at(-1) ?? null }),
    );
    expect(mail.inReplyTo).toBe(references.at(-1));
    expect(mail.references?.split(/\s+/)).toEqual(references);
  });

  it("is the same bytes on every attempt, with CRLF line ends only", async () => {
    const [first, second] = [text(await compose()), text(await compose())];
    expect(first).toBe(second);
    expect(first.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    expect(first).toContain("\r\nDate: Mon, 15 Jun 2026 10:11:12 +0000\r\n");
  });

  it("writes an international domain in ASCII", async () => {
    const mail = await PostalMime.parse(
      await compose({ to: { address: "ada@müller.example", name: "Ада" } }),
    );
    expect(mail.to).toEqual([{ address: "ada@xn--mller-kva.example", name: "Ада" }]);
  });

  const inject = "x\r\nBcc: victim@example.com";
  it.each<[string, Partial<OutgoingMail>]>([
    ["subject", { subject: inject }],
    ["subject", { subject: "a\nb" }],
    ["subject", { subject: "a\u0000b" }],
    ["subject", { subject: "  " }],
    ["text", { text: "" }],
    ["subject", { subject: "half \ud83d" }],
    ["sender", { from: { address: "sam@nightdesk.example", name: inject } }],
    ["recipient", { to: { address: `ada@engines.example${inject}`, name: null } }],
    ["recipient", { to: { address: "ada@engines.example, b@c.example", name: null } }],
    ["recipient", { to: { address: "no-at-sign", name: null } }],
    ["recipient", { to: { address: '"a b"@engines.example', name: null } }],
    ["recipient", { to: { address: "jos\u00e9@engines.example", name: null } }],
    ["Message-ID", { messageId: `<a@b>${inject}` }],
    ["Message-ID", { messageId: "<a b@c>" }],
    ["In-Reply-To", { inReplyTo: "no brackets" }],
    ["References", { references: ["<ok@a>", "<a@b>\r\n\tX: y"] }],
    ["send id", { sendId: inject }],
    ["unsubscribe link", { unsubscribe: { https: "http://sdr.example/u", mailto: null } }],
    ["unsubscribe link", { unsubscribe: { https: `https://sdr.example/${inject}`, mailto: null } }],
    ["unsubscribe link", { unsubscribe: { https: "https://a/>, <x", mailto: null } }],
    ["unsubscribe address", { unsubscribe: { https: null, mailto: inject } }],
  ])("refuses a %s that would break the header: %j", async (field, change) => {
    const refused = await compose(change).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: "invalid_input", field });
  });
});

/** Ordinary values most of the time, anything at all the rest. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      " ",
      "\r",
      "\n",
      "\t",
      "\0",
      ":",
      "<",
      ">",
      '"',
      "=?",
      "?=",
      "é",
      ",",
    ),
  }),
);
const mostly = (usual: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: hostile });

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(..."abc XYZ 0,.'\"\\()<>@:;=?_-éß日本🙂"),
    maxLength: 120,
  }),
);
const word = fc.string({ unit: fc.constantFrom(..."abcxyz019-_"), minLength: 1, maxLength: 40 });
const mailAddress = mostly(
  fc
    .tuple(word, word)
    .map(([local, domain]) => `${local}@a${domain.replaceAll("_", "-")}z.example`),
);
const messageId = mostly(fc.tuple(word, word).map(([left, right]) => `<${left}@${right}>`));
const person = fc.record({ address: mailAddress, name: fc.option(mostly(words)) });

const anyMail: fc.Arbitrary<OutgoingMail> = fc.record({
  sendId: mostly(word),
  messageId,
  from: person,
  to: person,
  subject: mostly(words),
  text: fc.oneof(words, hostile),
  inReplyTo: fc.option(messageId),
  references: fc.array(messageId, { maxLength: 6 }),
  threadId: fc.constant(null),
  unsubscribe: fc.record({
    https: fc.option(mostly(word.map((path) => `https://sdr.example/${path}`))),
    mailto: fc.option(mailAddress),
  }),
  date: fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
});

function intendedHeaders({ inReplyTo, references, unsubscribe }: OutgoingMail): string[] {
  const names = [...ALWAYS];
  if (inReplyTo !== null) names.push("in-reply-to");
  if (references.length > 0) names.push("references");
  if (unsubscribe.https !== null || unsubscribe.mailto !== null) names.push("list-unsubscribe");
  if (unsubscribe.https !== null) names.push("list-unsubscribe-post");
  return names.sort();
}

function intendedUnsubscribe({ unsubscribe: { https, mailto } }: OutgoingMail): string {
  const uris = [https, mailto === null ? null : `mailto:${mailto}`];
  return uris.flatMap((uri) => (uri === null ? [] : [`<${uri}>`])).join(", ");
}

it("whatever strings go in, exactly the intended headers come out, or the mail is refused", async () => {
  let composed = 0;
  await fc.assert(
    fc.asyncProperty(anyMail, async (given) => {
      const raw = await composeMail(given).catch((thrown: unknown) => thrown);
      if (!(raw instanceof Uint8Array)) {
        expect(raw).toBeInstanceOf(AppError);
        return;
      }
      composed += 1;
      const mail = await PostalMime.parse(raw);
      expect(mail.headers.map((entry) => entry.key).sort()).toEqual(intendedHeaders(given));
      expect(mail.subject).toBe(given.subject.trim());
      expect(mail.from).toEqual({
        address: given.from.address,
        name: given.from.name?.trim() ?? "",
      });
      expect(mail.to).toEqual([{ address: given.to.address, name: given.to.name?.trim() ?? "" }]);
      expect(mail.messageId).toBe(given.messageId);
      expect(mail.inReplyTo ?? null).toBe(given.inReplyTo);
      expect((mail.references ?? "").split(/\s+/).filter(Boolean)).toEqual(given.references);
      expect(header(mail, "x-sdr-send-id")).toEqual([given.sendId]);
      expect(header(mail, "list-unsubscribe").join()).toBe(intendedUnsubscribe(given));
    }),
    { numRuns: 600 },
  );
  expect(composed).toBeGreaterThan(200);
});
