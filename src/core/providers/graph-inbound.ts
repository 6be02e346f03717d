import type { InboundPage } from "../ports/mailbox.ts";
import { fetchMails } from "./fetch-mails.ts";
import type { GraphApi } from "./graph-api.ts";
import { type GraphCursor, readGraphCursor, SEARCH_BACK_MS, withMails } from "./graph-cursor.ts";
import { type Listed, readListing } from "./graph-listing.ts";
import { type GraphMessage, graphMessage } from "./graph-message.ts";
import { failureOf } from "./vendor-refusal.ts";

/** A reply that was taken for spam is a reply. */
type Folder = "inbox" | "junkemail";

/** Graph serves four calls of a mailbox at once, and sending needs some. */
const AT_ONCE = 2;
const DAY_MS = 24 * 3_600_000;

type Reading = {
  api: GraphApi;
  cursor: GraphCursor;
  since: Date;
  /** The mailbox's own address. */
  own: string;
};

/**
 * One page of each folder, and once these are at their end one page of whatever else came in, since rules
 * move replies into folders of their own. A delta begins with what arrived since a date and goes on by
 * Graph's links (learn.microsoft.com/graph/delta-query-messages). A link that Graph has forgotten begins anew
 * a day before the newest mail of a whole reading; what is known already is dropped by its id.
 */
export async function listGraphInbound(
  api: GraphApi,
  given: unknown,
  from: { since: Date; own: string },
): Promise<InboundPage> {
  const cursor = readGraphCursor(given);
  const reading: Reading = { api, cursor, ...from };
  const inbox = await readFolder(reading, "inbox");
  const junk = await readFolder(reading, "junkemail");
  const sent_folder = cursor.sent_folder ?? (await findSentFolder(api));
  const busy = inbox.more || junk.more;
  const rest = busy ? null : await readEverywhere(reading, sent_folder);
  const found = [inbox, junk, rest].flatMap((listed) => listed?.messages ?? []);
  const { mails, missing, unread, goesOn } = await readMails(reading, found);
  const more = busy || rest?.more === true;
  const links = { inbox: inbox.link, junkemail: junk.link, everywhere: rest?.link ?? null };
  const next = { ...cursor, ...(goesOn ? links : {}), sent_folder, missing_since: missing };
  const whole = !more && goesOn;
  return { mails, cursor: withMails(next, { mails, whole }), more: more && !unread, unread };
}

function readFolder({ api, cursor, since }: Reading, folder: Folder): Promise<Listed> {
  const after = new Date(Math.max(since.getTime(), (cursor.whole ?? 0) - DAY_MS));
  return readListing(api, {
    link: cursor[folder],
    begin: {
      path: `mailFolders/${folder}/messages/delta`,
      query: {
        $filter: `receivedDateTime ge ${after.toISOString()}`,
        $select: "id,conversationId,receivedDateTime,isDraft",
        // Reading or flagging a mail is no news.
        changeType: "created",
      },
    },
  });
}

/** All folders, without what the mailbox sent itself: Graph has no delta of more than one folder. */
async function readEverywhere(
  { api, cursor, since, own }: Reading,
  sent_folder: string | null,
): Promise<Listed> {
  const after = new Date(Math.max(since.getTime(), (cursor.whole ?? 0) - SEARCH_BACK_MS));
  const listed = await readListing(api, {
    link: cursor.everywhere,
    begin: {
      path: "messages",
      query: {
        $filter: `receivedDateTime ge ${after.toISOString()}`,
        $orderby: "receivedDateTime",
        $select: "id,conversationId,receivedDateTime,isDraft,parentFolderId,from",
      },
    },
  });
  const isOwn = ({ parentFolderId, from }: GraphMessage) =>
    (sent_folder !== null && parentFolderId === sent_folder) ||
    from?.emailAddress?.address?.toLowerCase() === own.toLowerCase();
  return { ...listed, messages: listed.messages.filter((one) => !isOwn(one)) };
}

async function findSentFolder(api: GraphApi): Promise<string | null> {
  try {
    const call = { path: "mailFolders/sentitems", query: { $select: "id" } };
    return (await api.read(graphMessage.pick({ id: true }), call)).id;
  } catch (thrown) {
    if (failureOf(thrown)?.kind === "gone") return null;
    throw thrown;
  }
}

function readMails({ api, cursor, since }: Reading, found: GraphMessage[]) {
  const unseen = found.filter(({ id }) => cursor.seen[id] === undefined);
  return fetchMails<GraphMessage>({
    listed: [...new Map(unseen.map((one) => [one.id, one])).values()],
    atOnce: AT_ONCE,
    missing: cursor.missing_since,
    fetch: (one) => readMail(api, one),
    outline: (one) =>
      readOutline(api, one).catch(() => ({
        providerId: one.id,
        threadId: null,
        receivedAt: since,
      })),
  });
}

/** Of a mail that was missing only its id is known. */
async function readOutline(api: GraphApi, message: GraphMessage) {
  const path = `messages/${encodeURIComponent(message.id)}`;
  const query = { $select: "id,conversationId,receivedDateTime" };
  const { id, conversationId, receivedDateTime } = message.receivedDateTime
    ? message
    : await api.read(graphMessage, { path, query });
  const receivedAt = new Date(receivedDateTime ?? 0);
  return { providerId: id, threadId: conversationId ?? null, receivedAt };
}

/** Null for a mail deleted since. */
async function readMail(
  api: GraphApi,
  message: GraphMessage,
): Promise<InboundPage["mails"][number] | null> {
  try {
    const path = `messages/${encodeURIComponent(message.id)}/$value`;
    const raw = await api.bytes({ path, slow: true });
    return { ...(await readOutline(api, message)), raw };
  } catch (thrown) {
    if (failureOf(thrown)?.kind === "gone") return null;
    throw thrown;
  }
}
