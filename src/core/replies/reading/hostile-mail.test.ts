import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Classification } from "./classification.ts";
import { classifyMail } from "./classify-mail.ts";

const HEAD = "From: a@b.example\r\nSubject: Re: x\r\n";
const PLAIN = `${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n`;
const DAEMON =
  "From: MAILER-DAEMON@x.example\r\nReturn-Path: <>\r\nSubject: failure notice\r\n\r\n";
const MEGABYTE = 1024 * 1024;

/** Pieces that the rules look for, so that random mails reach deep into them. */
const PIECES = [
  "\n",
  "\r\n",
  "> ",
  "--\n",
  "On 1 Jan 2025, A <a@b.example> wrote:\n",
  "From: a@b.example\n",
  "Subject: x\n",
  "please remove me ",
  "unsubscribe\n",
  "550 5.1.1 User unknown ",
  "a@b.example ",
  "Final-Recipient: rfc822; a@b.example\n",
  "Action: failed\n",
  "Status: 5.1.1\n",
  "back on 3 May ",
  "<blockquote>",
  "<br>",
  "&amp;",
  "=?utf-8?Q?=E3?=",
  "Content-Type: multipart/mixed; boundary=b\n",
  "--b\n",
  "配信停止",
  "\u202e",
  "\ud800",
  "\u0000",
  "Regards,\n",
  "Jane Doe ",
  "24/7 ",
  "12.01. ",
];

describe("a hostile mail", () => {
  it("never makes the reader throw, whatever its bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (raw) => {
        expect(Classification.safeParse(await classifyMail(raw)).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("never makes the reader throw, whatever its words", async () => {
    const words = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(PLAIN, HEAD, DAEMON, ""), words, async (head, body) => {
        const judged = await classifyMail(Buffer.from(head + body.join("")));
        expect(Classification.safeParse(judged).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["nothing", ""],
    ["a word that is no mail", "null"],
    ["ten megabytes of line ends", PLAIN + "\n".repeat(10 * MEGABYTE)],
    ["ten megabytes of quotation", PLAIN + "> \n".repeat(3 * MEGABYTE)],
    ["ten megabytes in one line", PLAIN + "a@".repeat(5 * MEGABYTE)],
    ["a hundred thousand headers", `${"X-A: b\r\n".repeat(100_000)}\r\nhi`],
    ["one header of ten megabytes", `Subject: ${"a".repeat(10 * MEGABYTE)}\r\n\r\nhi`],
    ["a million recipients", `${HEAD}To: ${"a@b.c, ".repeat(MEGABYTE)}\r\n\r\nhi`],
    ["endless tags", `${HEAD}Content-Type: text/html\r\n\r\n${"<blockquote>".repeat(MEGABYTE)}`],
    ["endless phrases", PLAIN + "please stop the ".repeat(MEGABYTE)],
    ["endless answers of a server", DAEMON + "550 5.1.1 user ".repeat(MEGABYTE)],
    ["an unknown charset", `${HEAD}Content-Type: text/plain; charset=nope\r\n\r\nhi`],
  ])("of %s is judged and bounded", async (_what, raw) => {
    const judged = await classifyMail(Buffer.from(raw));
    expect(Classification.safeParse(judged).success).toBe(true);
    expect(judged.text.length).toBeLessThanOrEqual(50_000);
  });

  it("with a poison body still counts as a person's, for a person to look at", async () => {
    const judged = await classifyMail(Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x81]));
    expect(judged).toMatchObject({ kind: "human", intent: "unclear", sentiment: "neutral" });
  });
});
