import { describe, expect, it } from "vitest";
import { findOptOut } from "./find-opt-out.ts";
import { ownWords } from "./own-words.ts";
import { readMail } from "./read-mail.ts";

const FOOTER = "If you'd rather not hear from me, unsubscribe here: https://ours.example/u/1";

/** Our own mail as clients quote it; its footer must never speak for the person. */
const QUOTATIONS = [
  `On Wed, 19 Nov 2025 at 9:00, Ana <ana@ours.example> wrote:\n\n> Hello Bo,\n>\n> ${FOOTER}`,
  `On Wed, 19 Nov 2025 at 9:00, Ana <ana@ours.example> wrote:\n\nHello Bo,\n\n${FOOTER}\nUnsubscribe`,
  `-----Original Message-----\nFrom: Ana\n\nPlease unsubscribe me\n${FOOTER}`,
  `________________________________\nFrom: Ana <ana@ours.example>\nSent: Wednesday\nTo: Bo\nSubject: Hi\n\nUnsubscribe\n${FOOTER}`,
  `> Hello Bo, this is a long line that the mail program of Bo breaks, reply\nunsubscribe\n> and I stop.`,
  `Am 19.11.2025 um 09:00 schrieb Ana:\n> Abmelden\n> Bitte keine weiteren E-Mails`,
  `2025年11月19日(水) 9:00 Ana <ana@ours.example>:\n> 配信停止はこちら`,
];

describe("a person's own words", () => {
  it.each(QUOTATIONS)("hold no opt-out that stands in the quotation: %j", async (quotation) => {
    expect(await optOutIn(`Thanks, sounds good.\n\n${quotation}`)).toBeNull();
  });

  it.each(QUOTATIONS)("hold the opt-out above the quotation: %j", async (quotation) => {
    expect(await optOutIn(`Please remove me from your list.\n\n${quotation}`)).not.toBeNull();
  });

  it.each([
    "> Hello Bo,\n> shall we talk?\n\nPlease stop emailing me.",
    "On 19 Nov 2025, Ana wrote:\n> Shall we talk?\n\nUnsubscribe\n\n> When?",
    "Hi Ana,\n\nOn 19 Nov 2025, Ana wrote:\n> Shall we talk?\n\nNo, take me off your list.\n\nBo",
    "Best,\nBo\n\n--\nBo Lind\nPlease remove me from your mailing list.",
  ])("are found wherever they stand: %j", async (text) => {
    expect(await optOutIn(text)).not.toBeNull();
  });

  it("are nothing at all where a mail only forwards ours", async () => {
    const forward = `---------- Forwarded message ---------\nFrom: Ana <ana@ours.example>\nSubject: Hi\n\nStop emailing me\n${FOOTER}`;
    expect(ownWords(forward)).toEqual({ words: "", aside: "" });
    expect(await optOutIn(forward)).toBeNull();
  });

  it("leave signature and disclaimer aside", () => {
    const { words, aside } = ownWords("Yes.\n\nKind regards,\n\nBo Lind\nHead of Ops\n+1 555 0100");
    expect(words).toBe("Yes.");
    expect(aside).toContain("Head of Ops");
  });
});

async function optOutIn(text: string): Promise<unknown> {
  return findOptOut(
    await readMail(Buffer.from(`From: bo@prospect.example\nSubject: Re: Hi\n\n${text}\n`)),
  );
}
