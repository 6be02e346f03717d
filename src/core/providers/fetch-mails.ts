import { z } from "zod";
import type { InboundPage } from "../ports/mailbox.ts";
import { failureOf, type VendorFailure } from "./vendor-refusal.ts";

/** How often in a row a mail could not be had, by its id; kept in a cursor. */
export const failedFetches = z.record(z.string(), z.number().int().positive());
type FailedFetches = z.infer<typeof failedFetches>;

type InboundMail = InboundPage["mails"][number];

export type MailsToFetch<T extends { id: string }> = {
  listed: T[];
  /** Fetched at the same time. */
  atOnce: number;
  failed: FailedFetches;
  /** Null for a mail that is gone, or none of ours to read. */
  fetch(one: T): Promise<InboundMail | null>;
  /** What is known of a mail whose contents cannot be had. */
  outline(one: T): Promise<Omit<InboundMail, "raw">>;
};

export type FetchedMails = {
  /** Oldest first. */
  mails: InboundMail[];
  failed: FailedFetches;
  /** Why one was not had that is asked for again; null when all were. */
  unread: string | null;
};

/** Tries at one mail, a turn of reading each: a vendor that fails at one mail for ever must not hide the others. */
const MOST_TRIES = 3;
/** The same where the vendor as a whole may be down, which passes. */
const MOST_TRIES_WHILE_DOWN = 10;
const DOWN = [502, 503, 504];

/**
 * Fetches mails that a vendor lists. One that it answers for with an error, again and again, comes without
 * bytes, which sets it aside in view. Throws what is about the mailbox or the line: refusals and lost answers.
 */
export async function fetchMails<T extends { id: string }>(
  wanted: MailsToFetch<T>,
): Promise<FetchedMails> {
  const fetched: FetchedMails = { mails: [], failed: {}, unread: null };
  for (let at = 0; at < wanted.listed.length; at += wanted.atOnce) {
    const batch = wanted.listed.slice(at, at + wanted.atOnce);
    await Promise.all(batch.map((one) => fetchOne(wanted, one, fetched)));
  }
  fetched.mails.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  return fetched;
}

async function fetchOne<T extends { id: string }>(
  { failed, fetch, outline }: MailsToFetch<T>,
  one: T,
  fetched: FetchedMails,
): Promise<void> {
  try {
    const mail = await fetch(one);
    if (mail) fetched.mails.push(mail);
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (!failure || !isAboutMail(failure)) throw thrown;
    const tries = (failed[one.id] ?? 0) + 1;
    if (tries < mostTries(failure)) {
      fetched.failed[one.id] = tries;
      fetched.unread = failure.reason;
    } else fetched.mails.push({ ...(await outline(one)), raw: new Uint8Array() });
  }
}

/** An answer that says neither "later" nor "not you". */
function isAboutMail({ kind, status }: VendorFailure): boolean {
  return status !== null && (kind === "invalid" || kind === "unclear");
}

function mostTries({ kind, status }: VendorFailure): number {
  if (kind === "invalid") return 1;
  return DOWN.includes(status ?? 0) ? MOST_TRIES_WHILE_DOWN : MOST_TRIES;
}
