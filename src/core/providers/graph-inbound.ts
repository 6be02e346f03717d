import { z } from "zod";
import type { InboundPage } from "../ports/mailbox.ts";
import type { GraphApi } from "./graph-api.ts";
import { type GraphMessage, graphMessage } from "./graph-message.ts";
import { failureOf } from "./vendor-refusal.ts";

/** A reply that was taken for spam is a reply. */
type Folder = "inbox" | "junkemail";

/** Where reading stands in each folder: Graph's own next or delta link; null begins anew, by date. */
const inboundCursor = z.object({
  inbox: z.string().nullable(),
  junkemail: z.string().nullable(),
  /** Arrival of the newest mail read so far, in ms since 1970; null before the first. */
  newest: z.number().nullable(),
  /** The same when nothing was left to read: only up to there is nothing missing. */
  whole: z.number().nullable(),
});
type Cursor = z.infer<typeof inboundCursor>;

const NOTHING_READ: Cursor = { inbox: null, junkemail: null, newest: null, whole: null };

const deltaPage = z.object({
  value: z.array(graphMessage.extend({ "@removed": z.unknown().optional() })),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});

type Found = { messages: GraphMessage[]; link: string | null; more: boolean };

const PAGE_SIZE = 50;
/** Graph serves four calls of a mailbox at once, and sending needs some. */
const AT_ONCE = 2;
const DAY_MS = 24 * 3_600_000;

/**
 * One page of each folder. A delta begins with what arrived since a date and goes on by Graph's links
 * (learn.microsoft.com/graph/delta-query-messages). A link that Graph has forgotten
 * begins anew a day before the newest mail of a whole reading; what is known already is dropped by its id.
 */
export async function listGraphInbound(
  api: GraphApi,
  given: unknown,
  since: Date,
): Promise<InboundPage> {
  const parsed = inboundCursor.safeParse(given);
  const cursor = parsed.success ? parsed.data : NOTHING_READ;
  const after = new Date(Math.max(since.getTime(), (cursor.whole ?? 0) - DAY_MS));
  const inbox = await readFolder(api, { folder: "inbox", link: cursor.inbox, after });
  const junk = await readFolder(api, { folder: "junkemail", link: cursor.junkemail, after });
  const mails = await readMails(api, [...inbox.messages, ...junk.messages]);
  const newest =
    Math.max(cursor.newest ?? 0, ...mails.map((one) => one.receivedAt.getTime())) || null;
  const more = inbox.more || junk.more;
  const whole = more ? cursor.whole : newest;
  const next: Cursor = { inbox: inbox.link, junkemail: junk.link, newest, whole };
  return { mails, cursor: next, more };
}

type Place = { folder: Folder; link: string | null; after: Date };

async function readFolder(api: GraphApi, { folder, link, after }: Place): Promise<Found> {
  if (!link) return beginDelta(api, folder, after);
  try {
    return await readPage(api, { path: link });
  } catch (thrown) {
    const kind = failureOf(thrown)?.kind;
    if (kind === "gone" || kind === "invalid") return beginDelta(api, folder, after);
    throw thrown;
  }
}

function beginDelta(api: GraphApi, folder: Folder, after: Date): Promise<Found> {
  return readPage(api, {
    path: `mailFolders/${folder}/messages/delta`,
    query: {
      $filter: `receivedDateTime ge ${after.toISOString()}`,
      $select: "id,conversationId,receivedDateTime,isDraft",
      // Reading or flagging a mail is no news.
      changeType: "created",
    },
  });
}

async function readPage(
  api: GraphApi,
  call: { path: string; query?: Record<string, string> },
): Promise<Found> {
  const page = await api.read(deltaPage, { ...call, pageSize: PAGE_SIZE });
  const next = page["@odata.nextLink"];
  return {
    messages: page.value.filter((one) => !one["@removed"] && one.isDraft !== true),
    link: next ?? page["@odata.deltaLink"] ?? null,
    more: next !== undefined,
  };
}

async function readMails(api: GraphApi, found: GraphMessage[]): Promise<InboundPage["mails"]> {
  const messages = [...new Map(found.map((one) => [one.id, one])).values()];
  const mails: InboundPage["mails"] = [];
  for (let at = 0; at < messages.length; at += AT_ONCE) {
    const batch = messages.slice(at, at + AT_ONCE).map((one) => readMail(api, one));
    mails.push(...(await Promise.all(batch)).filter((mail) => mail !== null));
  }
  return mails.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

/** Null for a mail deleted since. */
async function readMail(
  api: GraphApi,
  { id, conversationId, receivedDateTime }: GraphMessage,
): Promise<InboundPage["mails"][number] | null> {
  try {
    const raw = await api.bytes({ path: `messages/${encodeURIComponent(id)}/$value` });
    const receivedAt = new Date(receivedDateTime ?? 0);
    return { providerId: id, threadId: conversationId ?? null, raw, receivedAt };
  } catch (thrown) {
    if (failureOf(thrown)?.kind === "gone") return null;
    throw thrown;
  }
}
