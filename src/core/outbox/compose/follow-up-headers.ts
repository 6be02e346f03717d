/** A mail of the conversation as the provider really sent or received it. */
export type PreviousMail = {
  messageId: string;
  /** Its own References, where known; what we sent ourselves need not repeat them. */
  references?: readonly string[];
  subject: string | null;
};

export type FollowUpHeaders = {
  inReplyTo: string | null;
  /** The whole chain, oldest first. */
  references: string[];
  /** "Re: <first subject>"; null when there is nothing to follow up. */
  subject: string | null;
};

/**
 * What keeps a follow-up in its thread, from the conversation so far (oldest first): In-Reply-To is
 * the last mail, References the whole chain (RFC 5322, section 3.6.4), the subject the first one
 * with a single "Re:", as Gmail asks for to keep a conversation together.
 */
export function followUpHeaders(previous: readonly PreviousMail[]): FollowUpHeaders {
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

function replySubject(subject: string | null): string | null {
  return subject === null ? null : `Re: ${subject.replace(REPLY_MARKS, "").trim()}`;
}
