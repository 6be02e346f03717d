import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";

const folder = new URL("../fixtures/mail/", import.meta.url);
const real = readdirSync(folder)
  .filter((name) => name.endsWith(".eml"))
  .map((name) => readFileSync(new URL(name, folder)));

/** What breaks parsers when it stands where something else should. */
const SPLINTERS = [
  "\r\n",
  "\n\n",
  "\u0000",
  "\ufeff",
  "=?utf-8?B?????=",
  "=?iso-2022-jp?Q?=1B$B?=",
  "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
  "Content-Type: message/rfc822\r\n\r\n",
  "Content-Type: text/html; charset=utf-7\r\n\r\n<a <b <c",
  "Content-Transfer-Encoding: base64\r\n\r\n====",
  "charset=x-no-such",
  "boundary=",
  '"'.repeat(50),
  "(".repeat(50),
  "a@".repeat(200),
  ", ".repeat(200),
  "<".repeat(200),
  "\u202e\ud800",
  "Final-Recipient: rfc822; ;;;\r\nStatus: 9.9.9\r\n",
  "Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n",
].map((text) => Buffer.from(text));

const place = fc.double({ min: 0, max: 1, noNaN: true });
const cut = fc.tuple(place, place).map(([from, length]) => (mail: Buffer) => {
  const at = Math.floor(from * mail.length);
  return Buffer.concat([mail.subarray(0, at), mail.subarray(at + Math.floor(length * 200))]);
});
const insert = fc
  .tuple(place, fc.constantFrom(...SPLINTERS), fc.integer({ min: 1, max: 20 }))
  .map(([from, splinter, times]) => (mail: Buffer) => {
    const at = Math.floor(from * mail.length);
    const pieces = Array.from({ length: times }, () => splinter);
    return Buffer.concat([mail.subarray(0, at), ...pieces, mail.subarray(at)]);
  });
const flip = fc
  .tuple(place, fc.integer({ min: 0, max: 255 }))
  .map(([from, byte]) => (mail: Buffer) => {
    const copy = Buffer.from(mail);
    if (copy.length > 0) copy[Math.floor(from * (copy.length - 1))] = byte;
    return copy;
  });
const swap = fc.tuple(place, fc.constantFrom(...real)).map(([from, other]) => (mail: Buffer) => {
  return Buffer.concat([
    mail.subarray(0, Math.floor(from * mail.length)),
    other.subarray(Math.floor(from * other.length)),
  ]);
});

/** A real-looking mail that something has happened to, up to eight times. */
export const mutatedMail: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.constantFrom(...real),
    fc.array(fc.oneof(cut, insert, flip, swap), { minLength: 1, maxLength: 8 }),
  )
  .map(([mail, changes]) => changes.reduce((changed, change) => change(changed), mail));

/** Mails built to cost time or memory, each named by what it is made of. */
export const costlyMails: readonly [what: string, raw: Buffer][] = [
  ["a local part without an end", body(`${"a".repeat(100_000)}@`)],
  ["an address of dots", body(`a@${"a.".repeat(100_000)}`)],
  ["signs of addresses only", body("@".repeat(400_000))],
  ["opened angles", body("<".repeat(400_000))],
  ["words without a line end", body("please stop the ".repeat(25_000))],
  ["closing formulas", body("Regards,\n".repeat(45_000))],
  ["signature marks", body("--\n".repeat(130_000))],
  ["empty lines", body("\n".repeat(400_000))],
  ["wrapped introductions", body("On 1 Jan 2025, A <a@b.example>\n".repeat(12_000))],
  ["labels of copied headers", body("From: a@b.example\nSubject: x\n".repeat(13_000))],
  ["dates", body("12.01.2026 3 May 24/7 2026-01-01 ".repeat(12_000))],
  ["answers of a server", body("550 5.1.1 user ".repeat(26_000), "MAILER-DAEMON@x.example")],
  ["Japanese particles", body("配信のお".repeat(50_000))],
  ["accents on one letter", body(`a${"\u0301".repeat(200_000)}`)],
  ["parts in parts", Buffer.from(`${nested(5_000)}hi`)],
  ["parts beside parts", parts("Content-Type: text/plain\r\n\r\nhi")],
  ["mails beside mails", parts("Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\n\r\nhi")],
  ["a header of ten megabytes", Buffer.from(`Subject: ${"a".repeat(10_000_000)}\r\n\r\nhi`)],
  ["encoded words", Buffer.from(`Subject: ${"=?utf-8?Q?=E3?= ".repeat(20_000)}\r\n\r\nhi`)],
  ["recipients", Buffer.from(`To: ${"a@b.example, ".repeat(300_000)}\r\n\r\nhi`)],
  ["quoted recipients", Buffer.from(`To: ${'"a'.repeat(100_000)}\r\n\r\nhi`)],
  ["comments in comments", Buffer.from(`From: ${"(".repeat(100_000)}\r\n\r\nhi`)],
  ["parameters", Buffer.from(`Content-Type: text/plain; ${"a*0=b;".repeat(60_000)}\r\n\r\nhi`)],
  ["tags packed into base64", packed("<div>".repeat(1_500_000))],
  ["entities packed into base64", packed("&amp;".repeat(1_500_000))],
  ["a charset nobody knows", Buffer.from("Content-Type: text/plain; charset=../x\r\n\r\n\u001b$B")],
];

function body(text: string, from = "a@b.example"): Buffer {
  const type = "Content-Type: text/plain; charset=utf-8";
  return Buffer.from(`From: ${from}\r\nSubject: Re: x\r\n${type}\r\n\r\n${text}`);
}

function nested(depth: number): string {
  const levels = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  return `From: a@b.example\r\n${levels.join("")}Content-Type: text/plain\r\n\r\n`;
}

function parts(part: string): Buffer {
  const head = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
  return Buffer.from(head + `--b\r\n${part}\r\n`.repeat(10_000));
}

function packed(html: string): Buffer {
  const lines = Buffer.from(html).toString("base64").replace(/.{76}/g, "$&\r\n");
  const head = "From: a@b.example\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64";
  return Buffer.from(`${head}\r\n\r\n${lines}`);
}
