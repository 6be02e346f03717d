import { describe, expect, it } from "vitest";
import type { SmtpEnd } from "./smtp-dialogue.ts";
import { smtpOutcome } from "./smtp-outcome.ts";

const mail = { host: "mail.example", messageId: "<ours@sdr>" };
const failed = (phase: "session" | "mail" | "after_dot", code: number | null): SmtpEnd => ({
  kind: "failed",
  phase,
  reply: code === null ? null : { code, text: `${code} as the server said` },
  problem: "Connection closed unexpectedly",
});

describe("what the end of an SMTP dialogue means", () => {
  it.each([
    ["session", null, "not_sent", true],
    ["session", 421, "not_sent", true],
    ["session", 535, "not_sent", true],
    ["mail", null, "not_sent", true],
    ["mail", 450, "not_sent", true],
    ["mail", 550, "not_sent", false],
    ["after_dot", null, "unknown", undefined],
    ["after_dot", 354, "unknown", undefined],
    ["after_dot", 421, "not_sent", true],
    ["after_dot", 452, "not_sent", true],
    ["after_dot", 554, "not_sent", false],
  ] as const)("phase %s with reply %s is %s, retry %s", (...row) => {
    const [phase, code, kind, retry] = row;
    const outcome = smtpOutcome(failed(phase, code), mail);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === "not_sent") expect(outcome.retry).toBe(retry);
  });

  it("quotes the server's own sentence", () => {
    expect(smtpOutcome(failed("mail", 550), mail)).toMatchObject({
      reason: "mail.example refused the mail: 550 as the server said",
    });
  });

  it("keeps the Message-ID the server says it really used", () => {
    const receipt = (serverMessageId: string | null) =>
      smtpOutcome({ kind: "accepted", serverMessageId }, mail);
    expect(receipt(null)).toMatchObject({ receipt: { messageId: "<ours@sdr>" } });
    expect(receipt("<theirs@x>")).toMatchObject({ receipt: { messageId: "<theirs@x>" } });
  });
});
