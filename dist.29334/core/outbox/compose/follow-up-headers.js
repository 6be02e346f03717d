/**
 * What keeps a follow-up in its thread, from the conversation so far (oldest first): In-Reply-To is
 * the last mail, References the whole chain (RFC 5322, section 3.6.4), the subject the first one
 * with a single "Re:", as Gmail asks for to keep a conversation together.
 */
export function followUpHeaders(previous) {
    const chain = previous.flatMap((mail) => [...(mail.references ?? []), mail.messageId]);
    const parent = previous.at(-1)?.messageId ?? null;
    const ancestors = [...new Set(chain)].filter((id) => id !== parent);
    return {
        inReplyTo: parent,
        references: parent === null ? [] : [...ancestors, parent],
        subject: replySubject(previous.find((mail) => mail.subject !== null)?.subject ?? null),
    };
}
/** Reply marks of mail programs in other languages (AW, SV, RV…) count as "Re:" already. */
const REPLY_MARKS = /^(\s*(re|aw|antw|sv|vs|rv|odp|ynt|rif|res)(\[\d+\])?\s*[:：])+\s*/i;
function replySubject(subject) {
    return subject === null ? null : `Re: ${subject.replace(REPLY_MARKS, "").trim()}`;
}
//# sourceMappingURL=follow-up-headers.js.map