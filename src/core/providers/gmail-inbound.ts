import type { gmail_v1 } from "@googleapis/gmail";
import { z } from "zod";
import type { InboundPage } from "../ports/mailbox.ts";
import { fetchMails, missingSince } from "./fetch-mails.ts";
import type { GmailApi } from "./gmail-api.ts";
import { failureOf } from "./vendor-refusal.ts";

/**
 * Where reading stands: at a point of the mailbox's history, or within a search by date after that point
 * was lost. `history_id` of a search was taken before it began, so nothing between them is missed.
 */
const inboundCursor = z.object({
  mode: z.enum(["history", "search"]),
  history_id: z.string().min(1),
  page_token: z.string().nullable(),
  /** Arrival of the newest mail read so far, in ms since 1970; null before the first. */
  newest: z.number().nullable(),
  /** A search's first second since 1970. */
  after: z.number().nullable(),
  missing_since: missingSince.default({}),
});
type Cursor = z.infer<typeof inboundCursor>;

type Found = { ids: string[]; cursor: Cursor; more: boolean };

const PAGE_SIZE = 50;
/** Mails fetched at the same time, well below the vendor's limits a user. */
const AT_ONCE = 5;
/** A lost history is searched from a day before the newest mail, because Gmail's order is not strict. */
const DAY_MS = 24 * 3_600_000;
/** What people and we wrote ourselves, and chats: never a reply. */
const NOT_RECEIVED = ["SENT", "DRAFT", "CHAT"];

/**
 * One page of received mail. Gmail forgets old history ids with a 404; then everything since the last
 * mail is searched by date, and what is known already is dropped by its id.
 */
export async function listGmailInbound(
  api: GmailApi,
  given: unknown,
  since: Date,
): Promise<InboundPage> {
  const parsed = inboundCursor.safeParse(given);
  const cursor = parsed.success ? parsed.data : await beginSearch(api, null, since);
  const read = cursor.mode === "search" ? searchPage(api, cursor) : historyPage(api, cursor);
  const found = await read.catch(async (thrown: unknown) => {
    if (!isLost(thrown, cursor)) throw thrown;
    return searchPage(api, await beginSearch(api, cursor, since));
  });
  const { mails, missing, unread, goesOn } = await fetchMails({
    listed: found.ids.map((id) => ({ id })),
    missing: cursor.missing_since,
    atOnce: AT_ONCE,
    fetch: ({ id }) => readMail(api, id),
    outline: ({ id }) => readOutline(api, id, since),
  });
  const next = { ...(goesOn ? found.cursor : cursor), missing_since: missing };
  const newest = newestOf(next, mails);
  return { mails, cursor: { ...next, newest }, more: found.more && !unread, unread };
}

/** A mail may be dated in the future; a search that began there would be blind until then. */
function newestOf({ newest }: Cursor, mails: InboundPage["mails"]): number | null {
  const times = mails.map((mail) => mail.receivedAt.getTime());
  return Math.min(Math.max(newest ?? 0, ...times), Date.now()) || null;
}

/** The id is too old, or the token of its page is; both begin anew. */
function isLost(thrown: unknown, cursor: Cursor): boolean {
  const kind = failureOf(thrown)?.kind;
  return kind === "gone" || (kind === "invalid" && cursor.page_token !== null);
}

/** A search that begins again keeps its date: its first page was the newest, and the older are unread. */
async function beginSearch(api: GmailApi, lost: Cursor | null, since: Date): Promise<Cursor> {
  const profile = await api.call((users, options) => users.getProfile({ userId: "me" }, options));
  const from = Math.max(since.getTime(), (lost ? (newestOf(lost, []) ?? 0) : 0) - DAY_MS);
  return {
    mode: "search",
    history_id: String(profile.historyId),
    page_token: null,
    newest: lost?.newest ?? null,
    after: lost?.after ?? Math.floor(from / 1000),
    missing_since: lost?.missing_since ?? {},
  };
}

async function historyPage(api: GmailApi, cursor: Cursor): Promise<Found> {
  const page = await api.call((users, options) =>
    users.history.list(
      {
        userId: "me",
        startHistoryId: cursor.history_id,
        historyTypes: ["messageAdded"],
        maxResults: PAGE_SIZE,
        ...(cursor.page_token ? { pageToken: cursor.page_token } : {}),
      },
      options,
    ),
  );
  const added = (page.history ?? []).flatMap((record) => record.messagesAdded ?? []);
  const next = page.nextPageToken ?? null;
  return {
    ids: idsOf(added.map((one) => one.message ?? {})),
    cursor: {
      ...cursor,
      history_id: next ? cursor.history_id : String(page.historyId ?? cursor.history_id),
      page_token: next,
    },
    more: next !== null,
  };
}

async function searchPage(api: GmailApi, cursor: Cursor): Promise<Found> {
  const page = await api.call((users, options) =>
    users.messages.list(
      {
        userId: "me",
        q: `after:${cursor.after ?? 0} -in:sent -in:drafts -in:chats`,
        // A reply that was taken for spam is a reply.
        includeSpamTrash: true,
        maxResults: PAGE_SIZE,
        ...(cursor.page_token ? { pageToken: cursor.page_token } : {}),
      },
      options,
    ),
  );
  const next = page.nextPageToken ?? null;
  const goOn = next ? cursor : { ...cursor, mode: "history" as const, after: null };
  return {
    // Gmail lists the newest first.
    ids: idsOf(page.messages ?? []).reverse(),
    cursor: { ...goOn, page_token: next },
    more: next !== null,
  };
}

function idsOf(messages: gmail_v1.Schema$Message[]): string[] {
  const received = messages.filter((one) => one.id && !isOwn(one));
  return [...new Set(received.map((one) => one.id as string))];
}

function isOwn({ labelIds }: gmail_v1.Schema$Message): boolean {
  return (labelIds ?? []).some((label) => NOT_RECEIVED.includes(label));
}

/** What Gmail says of a mail without its contents; a history names no time of arrival. */
async function readOutline(api: GmailApi, id: string, since: Date) {
  const message = await api
    .call((users, options) => users.messages.get({ userId: "me", id, format: "minimal" }, options))
    .catch(() => null);
  return {
    providerId: id,
    threadId: message?.threadId ?? null,
    receivedAt: new Date(Number(message?.internalDate ?? since.getTime())),
  };
}

/** Null for a mail deleted since, and for our own. */
async function readMail(api: GmailApi, id: string): Promise<InboundPage["mails"][number] | null> {
  const read = api.call((users, options) =>
    users.messages.get(
      { userId: "me", id, format: "raw" },
      // A large mail is slow, and not broken.
      { ...options, timeout: options.timeout * 2 },
    ),
  );
  const message = await read.catch((thrown: unknown) => {
    if (failureOf(thrown)?.kind === "gone") return null;
    throw thrown;
  });
  if (!message?.raw || isOwn(message)) return null;
  return {
    providerId: id,
    threadId: message.threadId ?? null,
    raw: Buffer.from(message.raw, "base64url"),
    receivedAt: new Date(Number(message.internalDate ?? 0)),
  };
}
