import { describe, expect, it } from "vitest";
import { readFixture, readSamples } from "../../../../test/fixtures/mail/read-fixture.ts";
import { Classification, MailKind, ReplyIntent } from "./classification.ts";
import { classifyMail } from "./classify-mail.ts";

type Absence = [subject: string, body: string, returnDate: string | null];

const optOuts = await readSamples<Record<string, string[]>>("opt-outs.json");
const notOptOuts = await readSamples<Record<string, string[]>>("not-opt-outs.json");
const intents = await readSamples<Record<string, Record<string, string[]>>>("intents.json");
const absences = await readSamples<Absence[]>("absences.json");
const awayPeople = await readSamples<string[]>("people-who-are-away.json");

describe("an opt-out in a person's own words", () => {
  it.each(flat(optOuts))("is understood (%s): %s", async (_language, text) => {
    const judged = await classifyMail(replyOf(text));
    expect(judged).toMatchObject({
      kind: "human",
      intent: "unsubscribe",
      sentiment: "unsubscribed",
    });
  });

  it.each(flat(notOptOuts))("is not read into (%s): %s", async (_language, text) => {
    const judged = await classifyMail(replyOf(text));
    expect(judged.kind).toBe("human");
    expect(judged.intent).not.toBe("unsubscribe");
  });

  it("is understood from the button of a mail program, although a machine sends that", async () => {
    const judged = await classifyMail(await readFixture("mailto-unsubscribe.eml"));
    expect(judged).toMatchObject({ kind: "human", intent: "unsubscribe" });
  });

  it("wins over an automatic answer", async () => {
    const raw = replyOf("This is an automated message. Please remove us from your mailing list.", {
      headers: "Auto-Submitted: auto-replied\n",
    });
    expect((await classifyMail(raw)).intent).toBe("unsubscribe");
  });

  it("is understood in a new mail's subject, but not in ours behind Re:", async () => {
    const theirs = replyOf("Bo", { subject: "Please remove me from your list" });
    const ours = replyOf("Yes, send it", { subject: "Re: Please stop sending paper invoices" });
    expect((await classifyMail(theirs)).intent).toBe("unsubscribe");
    expect((await classifyMail(ours)).intent).toBe("interested");
  });
});

describe("an absence notice", () => {
  it.each(absences)("%s: %s", async (subject, body, returnDate) => {
    const judged = await classifyMail(replyOf(body, { subject }), { receivedAt: NOVEMBER_20 });
    expect(judged).toMatchObject({
      kind: "out_of_office",
      intent: null,
      sentiment: null,
      returnDate,
    });
  });

  it("is known by several of its sentences when no header and no subject tells", async () => {
    const raw = replyOf(
      "Thank you for your message. I am currently out of the office with limited access to email. " +
        "I will reply upon my return on 1 December. In urgent cases, contact ops@prospect.example.",
    );
    const judged = await classifyMail(raw, { receivedAt: NOVEMBER_20 });
    expect(judged).toMatchObject({ kind: "out_of_office", returnDate: "2025-12-01" });
    expect(judged.referrals).toEqual([{ name: null, email: "ops@prospect.example" }]);
  });

  it.each(awayPeople)("is not made of a person's remark: %s", async (text) => {
    expect((await classifyMail(replyOf(text))).kind).toBe("human");
  });

  it("gives no day that is already past", async () => {
    const raw = replyOf("I am out of the office until 3 November.", { subject: "Out of office" });
    expect((await classifyMail(raw, { receivedAt: NOVEMBER_20 })).returnDate).toBeNull();
  });
});

describe("an automatic answer", () => {
  it.each([
    ["Auto-Submitted: auto-generated\n", "auto_reply"],
    ["X-Autoreply: yes\n", "auto_reply"],
    ["Precedence: auto_reply\n", "auto_reply"],
    ["Auto-Submitted: no\n", "human"],
    ["X-Auto-Response-Suppress: All\n", "human"],
    ["Precedence: bulk\nIn-Reply-To: <touch-1@ours.example>\n", "human"],
  ])("with %j is %s", async (headers, kind) => {
    const judged = await classifyMail(replyOf("Your case 4711 is open.", { headers }));
    expect(judged.kind).toBe(kind);
  });

  it("is known by its sentences alone", async () => {
    const raw = replyOf(
      "We have received your message. This is an automated reply, please do not reply to this mail.",
    );
    expect((await classifyMail(raw)).kind).toBe("auto_reply");
  });
});

describe("what a person wants", () => {
  const samples = Object.entries(intents).flatMap(([intent, byLanguage]) =>
    flat(byLanguage).map(([language, text]): [string, string, string] => [intent, language, text]),
  );

  it.each(samples)("%s (%s): %s", async (intent, _language, text) => {
    const judged = await classifyMail(replyOf(text), { receivedAt: NOVEMBER_20 });
    expect(judged).toMatchObject({ kind: "human", intent });
  });

  it.each([
    ["Not right now, please check back in March.", "2026-03-01"],
    ["Reach out again next quarter.", "2026-01-01"],
    ["Not now. Try me in 3 months.", "2026-02-20"],
    ["Derzeit nicht, melden Sie sich nach dem 15. Januar wieder.", "2026-01-15"],
    ["Pas pour le moment, recontactez-moi en avril.", "2026-04-01"],
    ["来年また連絡してください。今は難しいです。", "2026-01-01"],
    ["Not now, maybe later.", null],
  ])("from when: %s", async (text, notNowUntil) => {
    const judged = await classifyMail(replyOf(text), { receivedAt: NOVEMBER_20 });
    expect(judged).toMatchObject({ intent: "not_now", notNowUntil });
  });

  it("is read from the answer and not from the quotation", async () => {
    const quoted = "> Are you interested? Can we schedule a call?\n> To unsubscribe, click here";
    const raw = replyOf(`No thanks.\n\nOn 19 Nov 2025, Ana <ana@ours.example> wrote:\n${quoted}`);
    expect(await classifyMail(raw)).toMatchObject({ intent: "not_interested", text: "No thanks." });
  });

  it("is unclear, neutral and unsure where no rule speaks", async () => {
    const judged = await classifyMail(replyOf("Hmm."));
    expect(judged).toMatchObject({ intent: "unclear", sentiment: "neutral" });
    expect(judged.confidence).toBeLessThan(0.5);
  });
});

describe("the answer", () => {
  it("has exactly the agreed shape", async () => {
    const judged = await classifyMail(await readFixture("html-reply.eml"));
    expect(Classification.strict().parse(judged)).toEqual(judged);
    expect(Object.keys(judged).sort()).toEqual(Object.keys(Classification.shape).sort());
    expect(MailKind.options).toContain(judged.kind);
    expect(ReplyIntent.options).toContain(judged.intent);
  });

  it("is the same every time for the same bytes", async () => {
    const raw = await readFixture("html-reply.eml");
    expect(await classifyMail(raw)).toEqual(await classifyMail(raw));
  });

  it("reads an HTML mail, whoever is copied, and leaves the quotation out", async () => {
    const judged = await classifyMail(await readFixture("html-reply.eml"));
    expect(judged.text).toBe("Sounds good – I'm copying in Kim.\nWhat does it cost?");
    expect(judged.referrals).toEqual([{ name: "Kim Park", email: "kim@prospect.example" }]);
    expect(judged.intent).toBe("referral");
  });
});

const NOVEMBER_20 = new Date("2025-11-20T10:00:00Z");

function flat(byLanguage: Record<string, string[]>): [string, string][] {
  return Object.entries(byLanguage).flatMap(([language, texts]) =>
    texts.map((text): [string, string] => [language, text]),
  );
}

function replyOf(
  text: string,
  { subject = "Re: Quick question", headers = "" }: { subject?: string; headers?: string } = {},
): Buffer {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString("base64")}?=`;
  return Buffer.from(
    `From: Bo Lind <bo@prospect.example>\nTo: Ana <ana@ours.example>\nSubject: ${encoded}\n` +
      `Date: Thu, 20 Nov 2025 10:00:00 +0000\n${headers}MIME-Version: 1.0\n` +
      `Content-Type: text/plain; charset=utf-8\n\n${text}\n`,
  );
}
