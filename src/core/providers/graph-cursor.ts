import { z } from "zod";
import type { InboundPage } from "../ports/mailbox.ts";
import { missingSince } from "./fetch-mails.ts";

/** Where reading stands: Graph's own links; null begins anew, by date. */
const graphCursor = z.object({
  inbox: z.string().nullable(),
  junkemail: z.string().nullable(),
  /** The search over all folders, in the middle of its pages. */
  everywhere: z.string().nullable().default(null),
  /** Arrival of the newest mail read so far, in ms since 1970; null before the first. */
  newest: z.number().nullable(),
  /** The same when nothing was left to read: only up to there is nothing missing. */
  whole: z.number().nullable(),
  /** Id of Sent Items, which stays the same. */
  sent_folder: z.string().nullable().default(null),
  /** Arrival of mails that were fetched lately, by their ids: the search finds them again and again. */
  seen: z.record(z.string(), z.number()).default({}),
  missing_since: missingSince.default({}),
});
export type GraphCursor = z.infer<typeof graphCursor>;

/** How far before the newest mail of a whole reading the search begins, in ms: mail is not listed in strict order. */
export const SEARCH_BACK_MS = 3_600_000;
/** Of more than this many the oldest are forgotten, and fetched once more. */
const MOST_SEEN = 200;

/** A cursor as it was stored, or one of a mailbox that was never read. */
export function readGraphCursor(given: unknown): GraphCursor {
  const parsed = graphCursor.safeParse(given);
  if (parsed.success) return withoutFuture(parsed.data);
  return graphCursor.parse({ inbox: null, junkemail: null, newest: null, whole: null });
}

/** The cursor after mails were fetched. `whole`: nothing is left to read. */
export function withMails(
  cursor: GraphCursor,
  { mails, whole }: { mails: InboundPage["mails"]; whole: boolean },
): GraphCursor {
  const times = mails.map((one) => one.receivedAt.getTime());
  const { newest } = withoutFuture({
    ...cursor,
    newest: Math.max(cursor.newest ?? 0, ...times) || null,
  });
  const known = { ...cursor, newest, whole: whole ? newest : cursor.whole };
  const from = whole ? (newest ?? 0) - SEARCH_BACK_MS : 0;
  const fetched = mails.map((one): [string, number] => [one.providerId, one.receivedAt.getTime()]);
  const seen = [...Object.entries(cursor.seen), ...fetched]
    .filter(([, at]) => at >= from)
    .sort(([, one], [, other]) => other - one);
  return { ...known, seen: Object.fromEntries(seen.slice(0, MOST_SEEN)) };
}

/** A mail may be dated in the future; a search that began there would be blind until then. */
function withoutFuture(cursor: GraphCursor): GraphCursor {
  const past = (at: number | null) => (at === null ? null : Math.min(at, Date.now()));
  return { ...cursor, newest: past(cursor.newest), whole: past(cursor.whole) };
}
