import type { Classification } from "./classification.ts";
import { type AutomaticEvidence, findAutomaticEvidence } from "./find-auto-reply.ts";
import { findBounce } from "./find-bounce.ts";
import { findComplaint } from "./find-complaint.ts";
import { findIntent, SENTIMENT_OF } from "./find-intent.ts";
import { findOptOut, isUnsubscribeSubject } from "./find-opt-out.ts";
import { isOutOfOffice } from "./find-out-of-office.ts";
import { findReferrals } from "./find-referrals.ts";
import { ownWords } from "./own-words.ts";
import { type ParsedMail, readMail } from "./read-mail.ts";
import { readSesNotice } from "./read-ses-notice.ts";
import { returnDate } from "./return-date.ts";
import { trimReply } from "./trim-reply.ts";

export type ClassifyOptions = {
  /** When the mail came; days without a year count from here. The mail's own date stands in for it. */
  receivedAt?: Date;
  /** Stands in where neither is known. Without it such a mail's days need a year to be understood. */
  now?: Date;
  /** Addresses of the tenant's own mailboxes: never a failed recipient, never a referral. */
  ownAddresses?: readonly string[];
};

const MOST_TEXT = 50_000;
const CONFIDENCE: Readonly<Record<AutomaticEvidence, number>> = {
  headers: 0.97,
  subject: 0.9,
  words: 0.7,
};

const NOTHING: Classification = {
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
export async function classifyMail(
  raw: Uint8Array,
  options: ClassifyOptions = {},
): Promise<Classification> {
  try {
    return classifyParsed(await readMail(raw), options);
  } catch {
    return NOTHING;
  }
}

/** The same judgement of a mail that is already parsed; throws nothing that a mail can cause. */
export function classifyParsed(mail: ParsedMail, options: ClassifyOptions = {}): Classification {
  const receivedAt = options.receivedAt ?? dateOf(mail) ?? options.now ?? new Date(0);
  const context: Context = {
    receivedAt,
    ownAddresses: options.ownAddresses ?? [],
    own: ownWords(mail.text).words,
  };
  const judged =
    judgeReport(mail, context) ?? judgeAutomatic(mail, context) ?? judgePerson(mail, context);
  return { ...NOTHING, ...judged, text: trimReply(mail.text).slice(0, MOST_TEXT) };
}

/** The mail's own date, unless it is no date a mail can have. */
function dateOf(mail: ParsedMail): Date | null {
  const date = mail.date ? new Date(mail.date) : null;
  const year = date?.getUTCFullYear() ?? 0;
  return year >= 1990 && year <= 2200 ? date : null;
}

type Context = { receivedAt: Date; ownAddresses: readonly string[]; own: string };
type Judgement = Partial<Classification>;

const MACHINE = { intent: null, sentiment: null } as const;

function judgeReport(mail: ParsedMail, { ownAddresses }: Context): Judgement | null {
  if (findComplaint(mail)) return { ...MACHINE, kind: "complaint", confidence: 0.98 };
  const notice = readSesNotice(mail);
  const news = notice ?? findBounce(mail, ownAddresses);
  if (!news) return null;
  if (news.kind === "complaint") return { ...MACHINE, kind: "complaint", confidence: 0.98 };
  if (news.kind === "delivered") return { ...MACHINE, kind: "auto_reply", confidence: 0.95 };
  if (news.kind !== "bounce") return null;
  const confidence = mail.reports.delivery === null && notice === null ? 0.9 : 0.99;
  return { ...MACHINE, kind: "bounce", bounce: news.bounce, confidence };
}

/** An unsubscribe link's mail is sent by a machine too, but in the name of a person who pressed it. */
function judgeAutomatic(
  mail: ParsedMail,
  { receivedAt, ownAddresses, own }: Context,
): Judgement | null {
  if (isUnsubscribeSubject(mail.subject)) return null;
  const evidence = findAutomaticEvidence(mail, own);
  const away = isOutOfOffice(mail, own, { evidence, receivedAt });
  if ((!evidence && !away) || findOptOut(mail)?.from === "words") return null;
  return {
    ...MACHINE,
    kind: away ? "out_of_office" : "auto_reply",
    returnDate: away ? returnDate(`${mail.subject}\n${own}`, receivedAt) : null,
    referrals: findReferrals(mail, own, ownAddresses),
    confidence: CONFIDENCE[evidence ?? "words"],
  };
}

function judgePerson(mail: ParsedMail, { receivedAt, ownAddresses, own }: Context): Judgement {
  const referrals = findReferrals(mail, own, ownAddresses);
  if (findOptOut(mail)) {
    return { intent: "unsubscribe", sentiment: "unsubscribed", referrals, confidence: 0.95 };
  }
  const found = findIntent(own, receivedAt, referrals.length > 0);
  return { ...found, sentiment: SENTIMENT_OF[found.intent], referrals };
}
