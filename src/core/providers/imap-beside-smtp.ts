import type { Mailbox } from "../ports/mailbox.ts";
import type { ImapAccount } from "./imap.ts";

/**
 * A mailbox that sends over SMTP, is read through IMAP, and looks into Sent for mail whose answer was
 * lost. What IMAP does after a send never changes that a mail went: copies are filed beside it, and
 * `close` waits for them.
 */
export function readThroughImap(smtp: Mailbox, imap: ImapAccount): Mailbox {
  const copies = new Set<Promise<void>>();
  let closing = false;
  return {
    prepare: (mail) => smtp.prepare(mail),
    async send(mail, draftId) {
      const outcome = await smtp.send(mail, draftId);
      if (outcome.kind === "sent") {
        const copy = imap.fileCopy(mail).finally(() => copies.delete(copy));
        copies.add(copy);
      }
      if (outcome.kind !== "unknown" || closing) return outcome;
      const found = await imap.lookUpFresh(mail);
      return found.kind === "sent" ? found : outcome;
    },
    lookUp: (mail) => imap.lookUp(mail),
    // The copy in Sent may be our own, so only what arrived tells what became of the mail on its way.
    readSent: (_receipt, mail) => imap.findArrived(mail),
    listInbound: (cursor, since) => imap.listInbound(cursor, since),
    async check() {
      await smtp.check();
      await imap.check();
      return { canReadReplies: true };
    },
    async close() {
      closing = true;
      await smtp.close();
      await Promise.all(copies);
      imap.close();
    },
  };
}
