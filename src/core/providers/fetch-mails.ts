import { z } from "zod";
import { AppError } from "../errors.ts";
import type { InboundPage } from "../ports/mailbox.ts";
import { failureOf } from "./vendor-refusal.ts";

/** Mails that are there and were not had yet, by id, with the first miss in ms since 1970; kept in a cursor. */
export const missingSince = z.record(z.string(), z.number());
type MissingSince = z.infer<typeof missingSince>;

type InboundMail = InboundPage["mails"][number];

export type MailsToFetch<T extends { id: string }> = {
  /** New ones; those of `missing` are fetched after them. */
  listed: T[];
  missing: MissingSince;
  /** Fetched at the same time. */
  atOnce: number;
  /** Null for a mail that is gone, or none of ours to read. */
  fetch(one: T | { id: string }): Promise<InboundMail | null>;
  /** What is known of a mail whose contents cannot be had. */
  outline(one: T | { id: string }): Promise<Omit<InboundMail, "raw">>;
};

export type FetchedMails = {
  /** Oldest first. */
  mails: InboundMail[];
  missing: MissingSince;
  /** Why one is missing; null when none is. */
  unread: string | null;
  /** Whether the cursor may go on: what is missing is few enough to be remembered. */
  goesOn: boolean;
};

type Tried<T> = { one: T } & (
  | { kind: "fetched"; mail: InboundMail | null }
  | { kind: "failed"; thrown: unknown }
  | { kind: "untried" }
);

/** A vendor's bad day passes, and a mail that was never fetched may be a lead's "stop". */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** No fetch begins after this, so that a page ends within the time that one may take. */
const BEGIN_WITHIN_MS = 40_000;
/** More missing mails than this are not remembered: the page is read again. */
const MOST_MISSING = 100;

/**
 * Fetches mails that a vendor lists, and those that were missing before. One that cannot be had holds up no
 * other; it comes without bytes, which sets it aside in view, only once the vendor refused it for good or failed
 * at it for a day, and in a turn that fetched another. Throws what is about the mailbox: an access that ended, a wish to wait.
 */
export async function fetchMails<T extends { id: string }>(
  wanted: MailsToFetch<T>,
): Promise<FetchedMails> {
  const tried = await tryAll(wanted, inOrder(wanted));
  const mails = tried.flatMap((one) => (one.kind === "fetched" && one.mail ? [one.mail] : []));
  const isVendorUp = tried.some(({ kind }) => kind === "fetched");
  const missing: MissingSince = {};
  let unread: string | null = null;
  for (const result of tried.filter(({ kind }) => kind !== "fetched")) {
    const { id } = result.one;
    const since = wanted.missing[id] ?? Date.now();
    if (isVendorUp && isHopeless(result, since)) {
      mails.push({ ...(await wanted.outline(result.one)), raw: new Uint8Array() });
    } else {
      missing[id] = since;
      unread ??= reasonOf(result);
    }
  }
  mails.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  return { mails, missing, unread, goesOn: Object.keys(missing).length <= MOST_MISSING };
}

/** What failed longest comes last, so that it takes nobody's time. */
function inOrder<T extends { id: string }>({ listed, missing }: MailsToFetch<T>) {
  const again = Object.entries(missing)
    .filter(([id]) => !listed.some((one) => one.id === id))
    .sort(([, one], [, other]) => other - one);
  const known = listed.filter(({ id }) => missing[id] !== undefined);
  const fresh = listed.filter(({ id }) => missing[id] === undefined);
  return [...fresh, ...known, ...again.map(([id]) => ({ id }))];
}

async function tryAll<T extends { id: string }>(
  { atOnce, fetch }: MailsToFetch<T>,
  all: (T | { id: string })[],
): Promise<Tried<T | { id: string }>[]> {
  const tried: Tried<T | { id: string }>[] = [];
  const began = performance.now();
  for (let at = 0; at < all.length; at += atOnce) {
    const isLate = performance.now() - began > BEGIN_WITHIN_MS;
    const batch = all.slice(at, at + atOnce).map(async (one): Promise<Tried<typeof one>> => {
      if (isLate) return { one, kind: "untried" };
      try {
        return { one, kind: "fetched", mail: await fetch(one) };
      } catch (thrown) {
        if (isAboutMailbox(thrown)) throw thrown;
        return { one, kind: "failed", thrown };
      }
    });
    tried.push(...(await Promise.all(batch)));
  }
  return tried;
}

/** No token, or a limit that says when it ends; a limit that does not may be the mail's own. */
function isAboutMailbox(thrown: unknown): boolean {
  const failure = failureOf(thrown);
  if (!failure) return thrown instanceof AppError;
  const saysWhen = failure.retryAfterMs !== null && [429, 503].includes(failure.status ?? 0);
  return failure.kind === "no_access" || saysWhen;
}

function isHopeless<T>(result: Tried<T>, since: number): boolean {
  if (result.kind !== "failed") return false;
  const failure = failureOf(result.thrown);
  if (failure?.kind === "invalid" && failure.status !== null) return true;
  return Date.now() - since >= GIVE_UP_AFTER_MS;
}

function reasonOf<T>(result: Tried<T>): string {
  const failure = result.kind === "failed" ? failureOf(result.thrown) : null;
  return failure?.reason ?? "A mail could not be fetched in time.";
}
