import { expect, it } from "vitest";
import { followUpHeaders } from "./follow-up-headers.ts";

const first = { messageId: "<1@sdr>", subject: "An idea" };
const second = { messageId: "<2@sdr>", subject: "Re: An idea" };

it("a first touch starts a thread of its own", () => {
  expect(followUpHeaders([])).toEqual({ inReplyTo: null, references: [], subject: null });
});

it("a follow-up answers the last mail and names the whole chain, oldest first", () => {
  expect(followUpHeaders([first, second])).toEqual({
    inReplyTo: "<2@sdr>",
    references: ["<1@sdr>", "<2@sdr>"],
    subject: "Re: An idea",
  });
});

it("a reply of the lead joins the chain with what it refers to, each id once", () => {
  const reply = { messageId: "<r@lead>", references: ["<0@x>", "<1@sdr>"], subject: "AW: An idea" };
  expect(followUpHeaders([first, reply])).toEqual({
    inReplyTo: "<r@lead>",
    references: ["<1@sdr>", "<0@x>", "<r@lead>"],
    subject: "Re: An idea",
  });
});

it.each([
  ["Re: An idea", "Re: An idea"],
  ["RE: re[2]: AW: An idea", "Re: An idea"],
  ["Regarding: An idea", "Re: Regarding: An idea"],
  ["  An idea ", "Re: An idea"],
])("%j is followed up as %j", (subject, expected) => {
  expect(followUpHeaders([{ messageId: "<1@sdr>", subject }]).subject).toBe(expected);
});
