import type { MailAddress, OutgoingMail } from "../ports/mailbox.ts";

/** What a mailbox writes to itself after it was connected; with a lead it has nothing to do. */
export function selfTestMail(test: {
  self_test_key: string;
  mailbox: MailAddress;
  date: Date;
}): OutgoingMail {
  const { self_test_key, mailbox, date } = test;
  const domain = mailbox.address.split("@").at(-1) ?? "unknown.invalid";
  return {
    sendId: self_test_key,
    messageId: `<${self_test_key}@${domain}>`,
    channel: "email",
    from: mailbox,
    to: mailbox,
    subject: "Chat SDR checks this mailbox",
    text: "This mailbox was connected to Chat SDR, which wrote this message to see that it works and which id it gives to messages.\n\nIt went to nobody else, and you can delete it.",
    inReplyTo: null,
    references: [],
    threadId: null,
    unsubscribe: { https: null, mailto: null },
    date,
  };
}
