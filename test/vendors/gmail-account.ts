import { randomUUID } from "node:crypto";

type Kept = {
  id: string;
  threadId: string;
  labelIds: string[];
  raw: string;
  internalDate: number;
  historyId: number;
};
type Asked = { call: string; query: URLSearchParams; body: Record<string, unknown> };
type SendAs = {
  sendAsEmail: string;
  displayName: string;
  isPrimary?: boolean;
  isDefault?: boolean;
  verificationStatus?: "accepted" | "pending";
};
type Draft = { id: string; message: { raw: string; threadId?: string } };

/** One Gmail mailbox in memory. Sending a draft deletes it and puts a Message-ID of Gmail's own into the copy. */
export type GmailAccount = {
  address: string;
  /** Copies in Sent, oldest first. */
  sent(): { id: string; threadId: string; raw: string }[];
  /** Adds an address to send as; people confirm them by a mail that Gmail sends there. */
  addSender(sender: { address: string; name?: string; confirmed?: boolean }): void;
  dropSender(address: string): void;
  drafts(): number;
  deleteDrafts(): void;
  /** How often a touch of ours was really sent. */
  timesSent(sendId: string): number;
  receive(raw: string, options?: { threadId?: string; at?: Date; labels?: string[] }): string;
  delete(id: string): void;
  /** History before now is forgotten: its ids answer 404. */
  forgetHistory(): void;
  /** The search index lags: sent copies are not found until it is let in. */
  hideSent(hidden: boolean): void;
  /** Moves this account's clock, to where a test moved the product's. */
  setClock(at: Date | string): void;
  /** Null is "Requested entity was not found". */
  answer(asked: Asked): unknown;
};

const PAGE = 3;

export function gmailAccount(address: string): GmailAccount {
  const kept: Kept[] = [];
  const drafts = new Map<string, Draft>();
  const senders: SendAs[] = [
    { sendAsEmail: address, displayName: "", isPrimary: true, isDefault: true },
  ];
  let historyId = 1000;
  let oldest = 0;
  let isSentHidden = false;
  let clockOffset = 0;

  function keep(mail: Omit<Kept, "id" | "historyId">): Kept {
    historyId += 7;
    const message = { ...mail, id: randomUUID().slice(0, 16), historyId };
    kept.push(message);
    return message;
  }

  function send(id: string): unknown {
    const draft = drafts.get(id);
    if (!draft) return null;
    drafts.delete(id);
    const raw = withKnownSender(text(draft.message.raw)).replace(
      /^Message-ID: .*$/im,
      `Message-ID: <${randomUUID()}@mail.gmail.com>`,
    );
    const { id: made, threadId } = keep({
      raw,
      threadId: draft.message.threadId ?? randomUUID().slice(0, 16),
      labelIds: ["SENT"],
      internalDate: Date.now() + clockOffset,
    });
    return { id: made, threadId, labelIds: ["SENT"] };
  }

  /** Gmail puts the account's own address in place of one it does not know, and says nothing. */
  function withKnownSender(raw: string): string {
    const from = header(raw, "From").toLowerCase();
    const isKnown = ({ sendAsEmail, isPrimary, verificationStatus }: SendAs) =>
      (isPrimary || verificationStatus === "accepted") && from.includes(sendAsEmail.toLowerCase());
    return senders.some(isKnown) ? raw : raw.replace(/^From: .*$/im, `From: <${address}>`);
  }

  function createDraft({ message }: { message: Draft["message"] }): unknown {
    const { threadId } = message;
    if (threadId && !kept.some((one) => one.threadId === threadId)) return null;
    const draft = { id: `r-${randomUUID()}`, message };
    drafts.set(draft.id, draft);
    return { id: draft.id, message: { id: randomUUID(), threadId } };
  }

  function history(query: URLSearchParams): unknown {
    const start = Number(query.get("startHistoryId"));
    if (start < oldest) return null;
    const all = kept.filter((one) => one.historyId > start);
    const { items, nextPageToken } = paged(all, query);
    return {
      history: items.map(({ id, threadId, labelIds }) => ({
        messagesAdded: [{ message: { id, threadId, labelIds } }],
      })),
      ...nextPageToken,
      historyId: String(historyId),
    };
  }

  function search(query: URLSearchParams): unknown {
    const q = query.get("q") ?? "";
    const after = Number(/after:(\d+)/.exec(q)?.[1] ?? 0) * 1000;
    const to = /\bto:(\S+)/.exec(q)?.[1];
    const spamToo = query.get("includeSpamTrash") === "true";
    const isWanted = ({ labelIds }: Kept) => {
      const isSent = labelIds.includes("SENT");
      return q.includes("-in:sent") ? !isSent : isSent && !isSentHidden;
    };
    const isShown = ({ labelIds }: Kept) => spamToo || !labelIds.includes("SPAM");
    const isTo = ({ raw }: Kept) => !to || header(raw, "To").includes(to);
    const wanted = kept
      .filter((one) => one.internalDate >= after && isTo(one))
      .filter((one) => isWanted(one) && isShown(one));
    const { items, nextPageToken } = paged(wanted.reverse(), query);
    return { messages: items.map(({ id, threadId }) => ({ id, threadId })), ...nextPageToken };
  }

  function get(id: string, query: URLSearchParams): unknown {
    const found = kept.find((one) => one.id === id);
    if (!found) return null;
    const { raw, internalDate, historyId: at, ...rest } = found;
    const message = { ...rest, internalDate: String(internalDate), historyId: String(at) };
    if (query.get("format") === "raw")
      return { ...message, raw: Buffer.from(raw).toString("base64url") };
    const headers = query
      .getAll("metadataHeaders")
      .map((name) => ({ name, value: header(raw, name) }))
      .filter((one) => one.value);
    return { ...message, payload: { headers } };
  }

  return {
    address,
    sent: () => kept.filter((one) => one.labelIds.includes("SENT")),
    addSender: ({ address: sendAsEmail, name = "", confirmed = true }) => {
      const verificationStatus = confirmed ? "accepted" : "pending";
      senders.push({ sendAsEmail, displayName: name, verificationStatus });
    },
    dropSender(dropped) {
      senders.splice(
        senders.findIndex((one) => one.sendAsEmail === dropped),
        1,
      );
    },
    drafts: () => drafts.size,
    deleteDrafts: () => drafts.clear(),
    timesSent: (sendId) =>
      kept.filter(
        (one) => one.labelIds.includes("SENT") && header(one.raw, "X-SDR-Send-Id") === sendId,
      ).length,
    receive: (raw, { threadId, at, labels } = {}) =>
      keep({
        raw,
        threadId: threadId ?? randomUUID().slice(0, 16),
        labelIds: labels ?? ["INBOX", "UNREAD"],
        internalDate: (at ?? new Date()).getTime(),
      }).id,
    delete(id) {
      kept.splice(
        kept.findIndex((one) => one.id === id),
        1,
      );
    },
    forgetHistory() {
      historyId += 1;
      oldest = historyId;
    },
    hideSent(hidden) {
      isSentHidden = hidden;
    },
    setClock(at) {
      clockOffset = new Date(at).getTime() - Date.now();
    },
    answer({ call, query, body }) {
      const fixed: Record<string, () => unknown> = {
        "GET /profile": () => ({ emailAddress: address, historyId: String(historyId) }),
        "GET /settings/sendAs": () => ({ sendAs: senders }),
        "POST /drafts": () => createDraft(body as { message: Draft["message"] }),
        "POST /drafts/send": () => send(String(body.id)),
        "GET /history": () => history(query),
        "GET /messages": () => search(query),
      };
      const [, kind, id = ""] = /^GET \/(drafts|messages)\/(.+)$/.exec(call) ?? [];
      if (kind === "drafts") return drafts.get(decodeURIComponent(id)) ?? null;
      if (kind === "messages") return get(decodeURIComponent(id), query);
      return fixed[call]?.() ?? null;
    },
  };
}

function paged<T>(all: T[], query: URLSearchParams) {
  const from = Number(query.get("pageToken") ?? 0);
  const size = Math.min(Number(query.get("maxResults") ?? 100), PAGE);
  const next = from + size;
  return {
    items: all.slice(from, next),
    nextPageToken: next < all.length ? { nextPageToken: String(next) } : {},
  };
}

function text(raw: string): string {
  return Buffer.from(raw, "base64url").toString("utf8");
}

function header(raw: string, name: string): string {
  const head = raw.split("\r\n\r\n")[0]?.replace(/\r\n[ \t]+/g, " ") ?? "";
  return new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
}
