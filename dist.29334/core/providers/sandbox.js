import { composeMail } from "../outbox/compose/compose-mail.js";
/**
 * The mailbox of an installation with nothing connected. It keeps what it "sends" and takes replies,
 * and behaves like a vendor with one-shot draft tokens (Gmail's drafts.send), so that the whole path
 * of a real send is the one that runs. It also takes LinkedIn touches.
 */
export function sandboxProvider(store) {
    return {
        provider: "sandbox",
        kind: "sandbox",
        open: async (account) => openSandbox(store, account),
    };
}
function openSandbox(store, account) {
    const { userId, mailboxId } = account;
    return {
        async prepare(mail) {
            const raw = await rawOf(mail);
            const draftId = await store.saveDraft({
                user_id: userId,
                mailbox_id: mailboxId,
                channel: mail.channel ?? "email",
                send_id: mail.sendId,
                message_id: mail.messageId,
                thread_id: mail.threadId ?? mail.references[0] ?? mail.messageId,
                from_address: mail.from.address,
                to_address: mail.to.address,
                subject: mail.channel && mail.channel !== "email" ? null : mail.subject,
                body: mail.text,
                raw,
            });
            return { draftId };
        },
        async send(mail, draftId) {
            if (!draftId)
                return { kind: "not_sent", retry: true, retryAfterMs: null, reason: "no draft was made" };
            const went = await store.sendDraft(userId, draftId, mail.date);
            const sent = await store.findSent(userId, mail.sendId);
            if (sent)
                return { kind: "sent", receipt: receipt(sent) };
            return { kind: "unknown", reason: went ? "the sent copy is missing" : "the draft is gone" };
        },
        async lookUp(mail, draftId) {
            const sent = await store.findSent(userId, mail.sendId);
            if (sent)
                return { kind: "sent", receipt: receipt(sent) };
            if (draftId && (await store.hasDraft(userId, draftId)))
                return { kind: "sendable" };
            return { kind: "unknown", reason: "neither draft nor sent copy is there" };
        },
        async listInbound(cursor) {
            const after = typeof cursor === "number" ? cursor : 0;
            const received = await store.listReceived(userId, mailboxId, after);
            return {
                mails: received.map((mail) => ({
                    providerId: mail.id,
                    threadId: mail.thread_id,
                    raw: mail.raw,
                    receivedAt: mail.at,
                })),
                cursor: received.at(-1)?.seq ?? after,
                more: false,
            };
        },
        check: async () => ({ canReadReplies: true }),
        close: async () => undefined,
    };
}
function rawOf(mail) {
    if (mail.channel && mail.channel !== "email")
        return Buffer.from(mail.text, "utf8");
    return composeMail(mail);
}
function receipt(sent) {
    return { providerId: sent.id, messageId: sent.message_id, threadId: sent.thread_id };
}
//# sourceMappingURL=sandbox.js.map