import { describe, expect, it } from "vitest";
import { readFixture } from "../../../../test/fixtures/mail/read-fixture.ts";
import { classifyMail } from "./classify-mail.ts";
import { readMail } from "./read-mail.ts";

describe("a delivery report", () => {
  it.each([
    ["hard-bounce.eml", true, "5.1.1", ["gone@prospect.example"]],
    ["exim-bounce.eml", true, null, ["gone@prospect.example"]],
    ["ses-notice.eml", true, "5.1.1", ["gone@prospect.example"]],
    ["quoted-recipient.eml", true, "5.1.1", ["gone@lead.example"]],
    ["not-listed.eml", true, null, ["gone@lead.example"]],
    ["list-loop.eml", false, null, ["gone@lead.example"]],
    ["full-mailbox.eml", false, "5.2.2", ["full@prospect.example"]],
    ["delayed.eml", false, "4.4.1", ["slow@prospect.example"]],
    ["blocked-by-policy.eml", false, "5.7.1", ["bo@prospect.example"]],
  ])("%s is a bounce, hard: %s", async (...[file, hard, status, recipients]) => {
    const judged = await classifyMail(await readFixture(file));
    expect(judged.kind).toBe("bounce");
    expect(judged.bounce).toEqual({ hard, status, recipients });
    expect(judged.intent).toBeNull();
    expect(judged.sentiment).toBeNull();
  });

  it("names only the recipients that failed, and is hard if one of them is", async () => {
    const { bounce } = await classifyMail(await readFixture("two-recipients.eml"));
    expect(bounce).toEqual({
      hard: true,
      status: "5.0.0",
      recipients: ['"odd.name"@prospect.example', "full@prospect.example"],
    });
  });

  it.each(["delivered.eml", "relayed-in-words.eml", "read-receipt.eml"])(
    "%s is no bounce but a receipt",
    async (file) => {
      const judged = await classifyMail(await readFixture(file));
      expect(judged).toMatchObject({ kind: "auto_reply", bounce: null });
    },
  );

  it("stays a person's mail when a person forwards it", async () => {
    const judged = await classifyMail(await readFixture("person-forwards-bounce.eml"));
    expect(judged).toMatchObject({ kind: "human", intent: "question", bounce: null });
  });

  it("never counts our own address as a failed recipient", async () => {
    const raw = Buffer.from(
      "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nTo: list@ours.example\n" +
        "Subject: failure notice\n\nUnable to deliver mail from ana@ours.example to bo@prospect.example.\n",
    );
    const { bounce } = await classifyMail(raw, { ownAddresses: ["ana@ours.example"] });
    expect(bounce?.recipients).toEqual(["bo@prospect.example"]);
  });

  it.each(["hard-bounce.eml", "complaint.eml"])(
    "%s shows which touch it is about",
    async (file) => {
      const { original } = await readMail(await readFixture(file));
      expect(original?.sendId).toMatch(/^0199aa00-/);
      expect(original?.messageId).toMatch(/^<touch-\d+@ours\.example>$/);
    },
  );

  it("shows the touch too where the returned mail is pasted into the text", async () => {
    const { original } = await readMail(await readFixture("exim-bounce.eml"));
    expect(original).toMatchObject({
      messageId: "<touch-8@ours.example>",
      sendId: "0199aa00-0000-7000-8000-000000000008",
    });
  });
});

describe("a complaint", () => {
  it("is told from a bounce by its feedback report", async () => {
    const judged = await classifyMail(await readFixture("complaint.eml"));
    expect(judged).toMatchObject({ kind: "complaint", bounce: null, intent: null });
  });

  it("is none when the reader says that the mail was no spam", async () => {
    const raw = Buffer.from(
      (await readFixture("complaint.eml")).toString().replace("Type: abuse", "Type: not-spam"),
    );
    expect((await classifyMail(raw)).kind).not.toBe("complaint");
  });
});
