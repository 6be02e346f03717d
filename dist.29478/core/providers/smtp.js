import { z } from "zod";
import { AppError, asAppError } from "../errors.js";
import { composeMail } from "../outbox/compose/compose-mail.js";
import { headerAddress } from "../outbox/compose/header-values.js";
import { startSmtpDialogue, } from "./smtp-dialogue.js";
import { smtpOutcome } from "./smtp-outcome.js";
import { parseSmtpUrl } from "./smtp-url.js";
const smtpCredentials = z.object({
    smtp_url: z.string().min(1).max(2_000).describe("smtps://user:password@host"),
    imap_url: z.string().max(2_000).nullable().default(null).describe("imaps://user:password@host"),
});
/** RFC 5321, section 4.5.3.2.6 asks for ten minutes after the final dot; ours is the longer one. */
const TIMEOUTS = { connectMs: 30_000, answerMs: 660_000 };
/**
 * Mailboxes behind plain SMTP. The protocol has no token that makes a mail one-shot, so an answer
 * lost after the final dot stays `unknown`. `open` throws AppError `invalid_input` on a bad URL.
 */
export function smtpProvider(timeouts = {}) {
    return {
        provider: "smtp",
        kind: "real",
        open: async (account) => openMailbox(account, { ...TIMEOUTS, ...timeouts }),
    };
}
function openMailbox(account, timeouts) {
    const server = parseSmtpUrl(readCredentials(account).smtp_url);
    const open = new Set();
    const converse = async (message) => {
        const dialogue = startSmtpDialogue(server, message, timeouts);
        open.add(dialogue);
        return dialogue.ended.finally(() => open.delete(dialogue));
    };
    return {
        prepare: async () => null,
        send: async (mail) => sendMail(mail, server.host, converse),
        lookUp: async () => ({
            kind: "unknown",
            reason: "SMTP keeps no record of the mail it took; only the Sent folder or a reply can tell.",
        }),
        listInbound: async (cursor) => ({ mails: [], cursor, more: false }),
        check: async () => {
            const end = await converse(null);
            if (end.kind === "failed")
                throw notWorking(end, server.host);
            return { canReadReplies: false };
        },
        close: async () => {
            for (const dialogue of open)
                dialogue.hangUp();
        },
    };
}
function readCredentials({ credentials }) {
    const read = smtpCredentials.safeParse(credentials);
    if (read.success)
        return read.data;
    throw new AppError("invalid_input", {
        say: "The SMTP mailbox has no usable connection details.",
        field: "smtp_url",
        next: "Connect the mailbox again with its SMTP URL.",
    });
}
/** A mail that cannot be put into headers is refused like one the server would not take. */
async function sendMail(mail, host, converse) {
    let message;
    try {
        const from = headerAddress(mail.from, "sender").address;
        const to = headerAddress(mail.to, "recipient").address;
        message = { from, to, raw: await composeMail(mail) };
    }
    catch (thrown) {
        return { kind: "not_sent", retry: false, retryAfterMs: null, reason: asAppError(thrown).say };
    }
    return smtpOutcome(await converse(message), { host, messageId: mail.messageId });
}
function notWorking(end, host) {
    if (end.reply !== null) {
        return new AppError("not_connected", {
            say: `${host} refused the login: ${end.reply.text}`,
            field: "smtp_url",
            next: "Check the user name and password (many providers want an app password) and connect again.",
        });
    }
    return new AppError("unavailable", {
        say: `${host} could not be reached as a mail server: ${end.problem}`,
        field: "smtp_url",
        next: "Check host, port and scheme (smtps for 465, smtp for 587) and try again.",
    });
}
//# sourceMappingURL=smtp.js.map