import type { OutgoingMail, SendOutcome, SentCopy } from "../ports/mailbox.ts";

/** What a self-test came to: `copy` is null where none was found, undefined where there is nothing to read. */
export type SelfTestEnd = { outcome: SendOutcome; copy: SentCopy | null | undefined };

export type SelfTestFinding = {
  /** Null where it is not known. */
  keeps_message_id: boolean | null;
  keeps_send_id: boolean | null;
  /** For the mailbox's health line. */
  finding: string;
};

/** What is known of a mailbox after its self-test; every end is a finding, none is an error. */
export function judgeSelfTest(mail: OutgoingMail, { outcome, copy }: SelfTestEnd): SelfTestFinding {
  if (outcome.kind === "not_sent") return unknown(`Its self-test was not sent: ${outcome.reason}`);
  if (outcome.kind === "unknown" && outcome.accepted)
    return unknown(`Its self-test was taken, not more is known: ${outcome.reason}`);
  if (outcome.kind === "unknown")
    return unknown(`Its self-test may not have been sent: ${outcome.reason}`);
  if (copy === undefined)
    return unknown("Its self-test was taken; nothing can be read back to see how it arrived.");
  if (copy === null) return unknown("Its self-test was taken; no copy of it could be read back.");
  const keeps_message_id = copy.messageId === mail.messageId;
  const keeps_send_id = copy.sendId === mail.sendId;
  const id = keeps_message_id
    ? "It keeps our message id"
    : "It puts a message id of its own in place of ours";
  const header = keeps_send_id ? "keeps our own header" : "takes our own header out";
  return { keeps_message_id, keeps_send_id, finding: `${id}, and ${header}.` };
}

function unknown(finding: string): SelfTestFinding {
  return { keeps_message_id: null, keeps_send_id: null, finding };
}
