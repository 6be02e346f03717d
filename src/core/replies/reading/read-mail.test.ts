import { describe, expect, it } from "vitest";
import { readFixture } from "../../../../test/fixtures/mail/read-fixture.ts";
import { readMail } from "./read-mail.ts";

describe("reading a mail", () => {
  it("gives ids with their brackets, decoded words and people", async () => {
    const mail = await readMail(await readFixture("html-reply.eml"));
    expect(mail).toMatchObject({
      messageId: "<reply-1@prospect.example>",
      inReplyTo: "<touch-13@ours.example>",
      references: ["<touch-1@ours.example>", "<touch-13@ours.example>"],
      from: { address: "bo@prospect.example", name: "Bo Lind" },
      cc: [{ address: "kim@prospect.example", name: "Kim Park" }],
      subject: "Re: Quick question – Café",
      date: "2025-11-20T10:00:00.000Z",
      damaged: false,
    });
  });

  it("keeps an answer apart from the flowed quotation above it", async () => {
    const mail = await readMail(
      Buffer.from(
        "From: bo@prospect.example\nContent-Type: text/plain; format=flowed\n\n> Shall we talk? \nNo.\n",
      ),
    );
    expect(mail.text.split("\n")).toContain("No.");
  });

  it("takes text without any header for a body", async () => {
    expect((await readMail(Buffer.from("please remove me"))).text).toBe("please remove me");
  });

  it("reads a body whose boundary never comes up", async () => {
    const raw =
      'From: bo@prospect.example\nContent-Type: multipart/mixed; boundary="x"\n\n--y\n\nNo thanks.\n';
    expect((await readMail(Buffer.from(raw))).text).toContain("No thanks.");
  });

  it("saves headers and text of a mail that is nested too deeply to parse", async () => {
    const layers = Array.from(
      { length: 300 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
    );
    const mail = await readMail(Buffer.from(`From: bo@prospect.example\n${layers.join("")}\nHi`));
    expect(mail.damaged).toBe(true);
    expect(mail.headers.get("from")).toEqual(["bo@prospect.example"]);
  });
});
