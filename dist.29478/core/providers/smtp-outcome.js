/**
 * What the end of an SMTP dialogue means for the mail (RFC 5321, sections 4.2.1 and 4.5.3.2.6).
 * Before the final dot nothing was sent, and only a 5xx about this mail is final; a refused login
 * is the mailbox's trouble, so the mail may wait for it. After the dot only a whole reply counts.
 */
export function smtpOutcome(end, mail) {
    if (end.kind === "accepted") {
        const messageId = end.serverMessageId ?? mail.messageId;
        return { kind: "sent", receipt: { providerId: messageId, messageId, threadId: null } };
    }
    const { phase, reply } = end;
    const isRefusal = reply !== null && reply.code >= 400 && reply.code < 600;
    if (phase === "after_dot" && !isRefusal) {
        return {
            kind: "unknown",
            reason: `${mail.host} took the mail but did not say whether it accepted it: ${end.problem}`,
        };
    }
    const isFinal = phase !== "session" && isRefusal && reply.code >= 500;
    return {
        kind: "not_sent",
        retry: !isFinal,
        retryAfterMs: null,
        reason: reasonOf(end, mail.host),
    };
}
function reasonOf({ phase, reply, problem }, host) {
    if (reply === null)
        return `${host} could not be used: ${problem}`;
    const what = phase === "session" ? "the login" : "the mail";
    return `${host} refused ${what}: ${reply.text}`;
}
//# sourceMappingURL=smtp-outcome.js.map