import { findAutomaticEvidence } from "./find-auto-reply.js";
import { findBounce } from "./find-bounce.js";
import { findComplaint } from "./find-complaint.js";
import { findIntent, SENTIMENT_OF } from "./find-intent.js";
import { findOptOut, isUnsubscribeSubject } from "./find-opt-out.js";
import { isOutOfOffice } from "./find-out-of-office.js";
import { findReferrals } from "./find-referrals.js";
import { ownWords } from "./own-words.js";
import { readMail } from "./read-mail.js";
import { readSesNotice } from "./read-ses-notice.js";
import { returnDate } from "./return-date.js";
import { trimReply } from "./trim-reply.js";
const MOST_TEXT = 50_000;
const CONFIDENCE = {
    headers: 0.97,
    subject: 0.9,
    words: 0.7,
};
const NOTHING = {
    kind: "human",
    intent: "unclear",
    sentiment: "neutral",
    bounce: null,
    returnDate: null,
    notNowUntil: null,
    referrals: [],
    text: "",
    confidence: 0,
};
/**
 * Judges one raw mail by rules alone, in this order: bounce or complaint, automatic answer, worded
 * opt-out, human intent. The same bytes always give the same answer. Never throws: what cannot be
 * read at all comes back as a human mail with intent `unclear` and confidence 0, so that a person
 * looks at it.
 */
export async function classifyMail(raw, options = {}) {
    try {
        return classifyParsed(await readMail(raw), options);
    }
    catch {
        return NOTHING;
    }
}
/** The same judgement of a mail that is already parsed; throws nothing that a mail can cause. */
export function classifyParsed(mail, options = {}) {
    const receivedAt = options.receivedAt ?? new Date(mail.date ?? 0);
    const context = {
        receivedAt,
        ownAddresses: options.ownAddresses ?? [],
        own: ownWords(mail.text).words,
    };
    const judged = judgeReport(mail, context) ?? judgeAutomatic(mail, context) ?? judgePerson(mail, context);
    return { ...NOTHING, ...judged, text: trimReply(mail.text).slice(0, MOST_TEXT) };
}
const MACHINE = { intent: null, sentiment: null };
function judgeReport(mail, { ownAddresses }) {
    if (findComplaint(mail))
        return { ...MACHINE, kind: "complaint", confidence: 0.98 };
    const notice = readSesNotice(mail);
    const news = notice ?? findBounce(mail, ownAddresses);
    if (!news)
        return null;
    if (news.kind === "complaint")
        return { ...MACHINE, kind: "complaint", confidence: 0.98 };
    if (news.kind === "delivered")
        return { ...MACHINE, kind: "auto_reply", confidence: 0.95 };
    if (news.kind !== "bounce")
        return null;
    const confidence = mail.reports.delivery === null && notice === null ? 0.9 : 0.99;
    return { ...MACHINE, kind: "bounce", bounce: news.bounce, confidence };
}
/** An unsubscribe link's mail is sent by a machine too, but in the name of a person who pressed it. */
function judgeAutomatic(mail, { receivedAt, ownAddresses, own }) {
    if (isUnsubscribeSubject(mail.subject))
        return null;
    const evidence = findAutomaticEvidence(mail, own);
    const away = isOutOfOffice(mail, own, evidence);
    if ((!evidence && !away) || findOptOut(mail)?.from === "words")
        return null;
    return {
        ...MACHINE,
        kind: away ? "out_of_office" : "auto_reply",
        returnDate: away ? returnDate(`${mail.subject}\n${own}`, receivedAt) : null,
        referrals: findReferrals(mail, own, ownAddresses),
        confidence: CONFIDENCE[evidence ?? "words"],
    };
}
function judgePerson(mail, { receivedAt, ownAddresses, own }) {
    const referrals = findReferrals(mail, own, ownAddresses);
    if (findOptOut(mail)) {
        return { intent: "unsubscribe", sentiment: "unsubscribed", referrals, confidence: 0.95 };
    }
    const found = findIntent(own, receivedAt, referrals.length > 0);
    return { ...found, sentiment: SENTIMENT_OF[found.intent], referrals };
}
//# sourceMappingURL=classify-mail.js.map