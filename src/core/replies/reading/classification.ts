import { z } from "zod";

/** The version stored beside every answer; raise it when the rules change, and history is re-read. */
export const CLASSIFIER_VERSION = "rules@2";

/** What kind of mail came in; only `human` counts as a reply. */
export const MailKind = z.enum(["human", "out_of_office", "auto_reply", "bounce", "complaint"]);
export type MailKind = z.infer<typeof MailKind>;

/** What a person wants; given only for kind `human`. */
export const ReplyIntent = z.enum([
  "interested",
  "meeting_request",
  "question",
  "objection",
  "not_now",
  "referral",
  "wrong_person",
  "not_interested",
  "unsubscribe",
  "unclear",
]);
export type ReplyIntent = z.infer<typeof ReplyIntent>;

/** The words `leads.status` takes from a reply. */
export const ReplySentiment = z.enum(["positive", "neutral", "negative", "unsubscribed"]);
export type ReplySentiment = z.infer<typeof ReplySentiment>;

/** One failed delivery; `status` is an RFC 3463 code such as `5.1.1`, null when the report has none. */
export const Bounce = z.object({
  hard: z.boolean(),
  status: z.string().nullable(),
  recipients: z.array(z.string()),
});
export type Bounce = z.infer<typeof Bounce>;

/** Somebody the writer points to; at least one of the two is given. */
export const Referral = z.object({ name: z.string().nullable(), email: z.string().nullable() });
export type Referral = z.infer<typeof Referral>;

/** The one shape of a judged mail, on the command line and in `messages.meta`. */
export const Classification = z.object({
  kind: MailKind,
  intent: ReplyIntent.nullable(),
  sentiment: ReplySentiment.nullable(),
  bounce: Bounce.nullable(),
  /** The day an absent person is back, `YYYY-MM-DD`. */
  returnDate: z.iso.date().nullable(),
  /** The day from which a person wants to hear from us again, `YYYY-MM-DD`. */
  notNowUntil: z.iso.date().nullable(),
  referrals: z.array(Referral),
  /** The person's own text, without quotes and signature. */
  text: z.string(),
  /** From 0 to 1; 0 means that nothing could be read. */
  confidence: z.number().min(0).max(1),
});
export type Classification = z.infer<typeof Classification>;
