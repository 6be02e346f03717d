import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";

export type SandboxLetter = {
  id: string;
  direction: "sent" | "received";
  from: string;
  to: string;
  subject: string;
  text: string;
  thread_id: string;
  sent_at: string;
  list_unsubscribe: string | null;
};

/** The sandbox mailbox of this tenant, oldest first: what was sent, and what leads answered. The latest 500. */
export async function listSandboxMail({ tx }: Tenant): Promise<SandboxLetter[]> {
  const rows = await tx.sandboxMail.findMany({
    where: { state: { in: ["sent", "received"] } },
    orderBy: { seq: "desc" },
    take: 500,
  });
  return rows.reverse().map((row) => ({
    id: row.id,
    direction: row.state === "sent" ? "sent" : "received",
    from: row.from_address,
    to: row.to_address,
    subject:
      row.subject ??
      (row.channel === "linkedin_invite" ? "LinkedIn invitation" : "LinkedIn message"),
    text: row.body ?? "",
    thread_id: row.thread_id,
    sent_at: (row.sent_at ?? row.created_at).toISOString(),
    list_unsubscribe: headerOf(row.raw, "List-Unsubscribe"),
  }));
}

export type SandboxAnswer = {
  mail_id: string;
  text: string;
  kind: "reply" | "out_of_office" | "bounce";
};

/** Puts an answer of the lead into the mailbox, as real MIME that the product has to read like any other. */
export async function answerSandboxMail(tenant: Tenant, answer: SandboxAnswer): Promise<void> {
  const { tx, now } = tenant;
  const sent = await tx.sandboxMail.findFirst({ where: { id: answer.mail_id, state: "sent" } });
  if (!sent) {
    throw new AppError("not_found", {
      say: "There is no such sent mail in the sandbox.",
      next: "Answer one of the mails listed.",
    });
  }
  const message_id = `<${randomUUID()}@lead.example>`;
  const letter = answer.kind === "bounce" ? bounceOf(sent) : replyTo(sent, answer);
  const raw = await new MailComposer({ ...letter, messageId: message_id, date: now })
    .compile()
    .build();
  await tx.sandboxMail.create({
    data: {
      user_id: tenant.user_id,
      mailbox_id: sent.mailbox_id,
      state: "received",
      channel: sent.channel,
      message_id,
      thread_id: sent.thread_id,
      from_address: answer.kind === "bounce" ? "mailer-daemon@lead.example" : sent.to_address,
      to_address: sent.from_address,
      subject: String(letter.subject ?? ""),
      body: answer.text,
      raw: Buffer.from(raw),
      sent_at: now,
    },
    select: { id: true },
  });
  // Read within the next second rather than at the next turn.
  await tx.mailbox.updateMany({
    where: { id: sent.mailbox_id },
    data: { next_sync_at: new Date(0) },
  });
}

type SentRow = {
  message_id: string;
  from_address: string;
  to_address: string;
  subject: string | null;
};

function replyTo(sent: SentRow, answer: SandboxAnswer) {
  const subject = sent.subject ?? "your message";
  const away = answer.kind === "out_of_office";
  return {
    from: sent.to_address.includes("@") ? sent.to_address : "member@linkedin.example",
    to: sent.from_address,
    subject: away ? `Automatic reply: ${subject}` : `Re: ${subject.replace(/^re:\s*/i, "")}`,
    inReplyTo: sent.message_id,
    references: [sent.message_id],
    text: answer.text,
    headers: away ? { "Auto-Submitted": "auto-replied" } : {},
  };
}

/** A delivery report as mail servers write it (RFC 3464). */
function bounceOf(sent: SentRow) {
  const boundary = randomUUID();
  const report = [
    "Reporting-MTA: dns; mx.lead.example",
    "",
    `Final-Recipient: rfc822; ${sent.to_address}`,
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 No such user here",
  ].join("\r\n");
  const parts = [
    "Content-Type: text/plain; charset=utf-8\r\n\r\nYour message could not be delivered: no such user.",
    `Content-Type: message/delivery-status\r\n\r\n${report}`,
    `Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${sent.message_id}\r\nTo: ${sent.to_address}\r\nSubject: ${sent.subject ?? ""}`,
  ];
  const body = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`;
  const head = [
    "From: Mail Delivery System <mailer-daemon@lead.example>",
    `To: ${sent.from_address}`,
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
  ].join("\r\n");
  return { subject: "Undelivered Mail Returned to Sender", raw: `${head}\r\n\r\n${body}` };
}

function headerOf(raw: Uint8Array, name: string): string | null {
  const head = Buffer.from(raw.subarray(0, 8000)).toString("latin1");
  return head.match(new RegExp(`^${name}: (.*)$`, "im"))?.[1]?.trim() ?? null;
}
