import { randomUUID } from "node:crypto";

/** A well-known name, or that of a folder which the person made. */
type Folder = "inbox" | "junkemail" | "drafts" | "outbox" | "sentitems" | (string & {});

type Kept = {
  id: string;
  conversationId: string;
  folder: Folder;
  raw: string;
  at: number;
  /** When it came into its folder, as a count that only rises. */
  change: number;
};

/** A call below `/v1.0/me`, as the server understood it. */
type GraphAsked = {
  call: string;
  query: URLSearchParams;
  /** The MIME of a `text/plain` body. */
  mime: string | null;
  pageSize: number;
  /** Where links of ours begin. */
  url: string;
};

export type GraphAnswer = { status: number; body?: unknown; raw?: string };

/** One Outlook mailbox in memory. Sending moves the draft to Sent Items, where its immutable id still finds it. */
export type GraphAccount = {
  address: string;
  sent(): { id: string; conversationId: string; raw: string }[];
  drafts(): { id: string; raw: string }[];
  deleteDrafts(): void;
  /** How often a touch of ours was really sent. */
  timesSent(sendId: string): number;
  receive(raw: string, options?: { at?: Date; folder?: Folder }): string;
  /** As a rule of the mailbox does, or the person. */
  move(id: string, folder: Folder): void;
  delete(id: string): void;
  /** Delta links given so far answer 410. */
  forgetState(): void;
  /**
   * What was sent is a draft among drafts until the transport picks it up: `drafts`, and a second send of it
   * is carried out, too; or it stays in the outbox to whoever looks: `slow`; or is found nowhere: `hidden`.
   */
  lag: "none" | "drafts" | "slow" | "hidden";
  habits: {
    /** Exchange puts a Message-ID of its own into what it sends. */
    keepsMessageId: boolean;
    /** A reply draft takes the recipient of the mail it answers. */
    replyAddsRecipient: string | null;
  };
  /** Moves this account's clock, to where a test moved the product's. */
  setClock(at: Date | string): void;
  answer(asked: GraphAsked): GraphAnswer;
};

const GONE = { status: 404, body: graphError("ErrorItemNotFound", "The object was not found.") };
const PAGE = 3;

export function graphAccount(address: string): GraphAccount {
  const kept: Kept[] = [];
  const folderIds = new Map<string, string>();
  let change = 0;
  let generation = 1;
  let clockOffset = 0;

  const find = (id: string) => kept.find((one) => one.id === id);
  const now = () => Date.now() + clockOffset;

  function keep(mail: Omit<Kept, "id" | "change">): Kept {
    change += 1;
    const message = { ...mail, id: `AAkALg${randomUUID()}=`, change };
    kept.push(message);
    return message;
  }

  function folderId(folder: string): string {
    const id = folderIds.get(folder) ?? `folder-${randomUUID()}`;
    folderIds.set(folder, id);
    return id;
  }

  function view(one: Kept): Record<string, unknown> {
    const lag = one.folder === "sentitems" ? account.lag : "none";
    const folder = { none: one.folder, drafts: "drafts", slow: "outbox", hidden: "nowhere" }[lag];
    return {
      id: one.id,
      conversationId: one.conversationId,
      isDraft: folder === "drafts" || folder === "outbox",
      parentFolderId: folderId(folder),
      from: recipients(header(one.raw, "From"))[0] ?? null,
      internetMessageId: header(one.raw, "Message-ID") || null,
      receivedDateTime: new Date(one.at).toISOString(),
      toRecipients: recipients(header(one.raw, "To")),
      ccRecipients: recipients(header(one.raw, "Cc")),
      bccRecipients: recipients(header(one.raw, "Bcc")),
    };
  }

  /** What cannot be seen yet is not answered to anybody. */
  function visible(): Kept[] {
    return kept.filter((one) => one.folder !== "sentitems" || account.lag !== "hidden");
  }

  function createDraft(mime: string, parent: Kept | null): GraphAnswer {
    const { replyAddsRecipient } = account.habits;
    const raw =
      parent && replyAddsRecipient
        ? mime.replace(/^(To: .*)$/im, `$1, ${replyAddsRecipient}`)
        : mime;
    // A draft from MIME begins a conversation of its own; only a reply stays in one.
    const conversationId = parent?.conversationId ?? `conversation-${randomUUID()}`;
    return { status: 201, body: view(keep({ folder: "drafts", raw, conversationId, at: now() })) };
  }

  function send(id: string): GraphAnswer {
    const draft = find(id);
    if (!draft) return GONE;
    if (draft.folder === "sentitems" && account.lag === "drafts") {
      keep({ ...draft, at: now() });
      return { status: 202 };
    }
    if (draft.folder !== "drafts")
      return { status: 400, body: graphError("ErrorInvalidOperation", "It is no draft.") };
    change += 1;
    const own = `<${randomUUID()}@exchange.example>`;
    Object.assign(draft, { folder: "sentitems", at: now(), change });
    if (!account.habits.keepsMessageId)
      draft.raw = draft.raw.replace(/^Message-ID: .*$/im, `Message-ID: ${own}`);
    if (header(draft.raw, "To").includes(address)) arrive(draft);
    return { status: 202 };
  }

  /** Mail to oneself lies in two folders, as two messages. */
  function arrive({ raw, conversationId }: Kept): void {
    keep({ folder: "inbox", raw, conversationId, at: now() });
  }

  function delta(folder: Folder, { query, url, pageSize }: GraphAsked): GraphAnswer {
    const [given = generation, start = 0] = (query.get("$token")?.split(".") ?? []).map(Number);
    if (given !== generation)
      return { status: 410, body: graphError("SyncStateNotFound", "The sync state is not found.") };
    const filter = query.get("$filter") ?? "";
    const after = timeIn(filter, "receivedDateTime");
    const all = visible()
      .filter((one) => one.folder === folder && one.change > start && one.at >= after)
      .sort((a, b) => a.change - b.change);
    const items = all.slice(0, Math.min(pageSize, PAGE));
    const link = new URL(`/v1.0/me/mailFolders/${folder}/messages/delta`, url);
    link.searchParams.set("$token", `${generation}.${items.at(-1)?.change ?? change}`);
    link.searchParams.set("$filter", filter);
    const name = all.length > items.length ? "@odata.nextLink" : "@odata.deltaLink";
    return { status: 200, body: { value: items.map(view), [name]: link.href } };
  }

  function list(folder: string | null, { query, url, pageSize }: GraphAsked): GraphAnswer {
    const filter = query.get("$filter") ?? "";
    const messageId = /internetMessageId eq '(.*)'/.exec(filter)?.[1]?.replaceAll("''", "'");
    const since = Math.max(timeIn(filter, "sentDateTime"), timeIn(filter, "receivedDateTime"));
    const found = visible()
      .filter((one) => !folder || one.folder === folder)
      .filter((one) => !folder || one.folder !== "sentitems" || account.lag === "none")
      .filter((one) => !messageId || header(one.raw, "Message-ID") === messageId)
      .filter((one) => one.at >= since);
    if (query.get("$orderby") !== "receivedDateTime")
      return { status: 200, body: { value: found.reverse().map(view) } };
    const start = Number(query.get("$skip") ?? 0);
    const items = found.sort((a, b) => a.at - b.at).slice(start, start + Math.min(pageSize, PAGE));
    const link = new URL(`/v1.0/me/messages?${query}`, url);
    link.searchParams.set("$skip", String(start + items.length));
    const next = start + items.length < found.length ? { "@odata.nextLink": link.href } : {};
    return { status: 200, body: { value: items.map(view), ...next } };
  }

  function aboutMessage(id: string, call: string, asked: GraphAsked): GraphAnswer {
    const one = visible().find((message) => message.id === id);
    if (!one) return GONE;
    const does: Record<string, () => GraphAnswer> = {
      "GET ": () => ({ status: 200, body: view(one) }),
      "GET /$value": () => ({ status: 200, raw: one.raw }),
      "DELETE ": () => {
        kept.splice(kept.indexOf(one), 1);
        return { status: 204 };
      },
      "POST /send": () => send(id),
      "POST /createReply": () => createDraft(asked.mime ?? "", one),
    };
    return does[call]?.() ?? GONE;
  }

  function aboutFolder(path: string, asked: GraphAsked): GraphAnswer {
    if (path === "/messages") return list(null, asked);
    const [, name, below] = /^\/mailFolders\/(\w+)(\/messages(?:\/delta)?)?$/.exec(path) ?? [];
    if (!name) return GONE;
    if (below === "/messages/delta") return delta(name as Folder, asked);
    return below ? list(name, asked) : { status: 200, body: { id: folderId(name) } };
  }

  const account: GraphAccount = {
    address,
    sent: () => kept.filter((one) => one.folder === "sentitems"),
    drafts: () => kept.filter((one) => one.folder === "drafts"),
    deleteDrafts() {
      for (const draft of account.drafts()) account.delete(draft.id);
    },
    timesSent: (sendId) =>
      account.sent().filter((one) => header(one.raw, "X-SDR-Send-Id") === sendId).length,
    receive(raw, { at, folder = "inbox" } = {}) {
      const parent = kept.find((one) =>
        header(raw, "References").includes(header(one.raw, "Message-ID") || "none"),
      );
      const conversationId = parent?.conversationId ?? `conversation-${randomUUID()}`;
      return keep({ folder, raw, conversationId, at: at?.getTime() ?? now() }).id;
    },
    delete(id) {
      const at = kept.findIndex((one) => one.id === id);
      if (at >= 0) kept.splice(at, 1);
    },
    move(id, folder) {
      const one = find(id);
      change += 1;
      if (one) Object.assign(one, { folder, change });
    },
    forgetState() {
      generation += 1;
    },
    lag: "none",
    habits: { keepsMessageId: false, replyAddsRecipient: null },
    setClock(at) {
      clockOffset = new Date(at).getTime() - Date.now();
    },
    answer(asked) {
      const [method = "", path = ""] = asked.call.split(" ");
      const [, id, rest = ""] = /^\/messages\/([^/]+)(\/.*)?$/.exec(path) ?? [];
      if (id) return aboutMessage(decodeURIComponent(id), `${method} ${rest}`, asked);
      if (asked.call === "POST /messages") return createDraft(asked.mime ?? "", null);
      return method === "GET" ? aboutFolder(path, asked) : GONE;
    },
  };
  return account;
}

export function graphError(code: string, message: string) {
  return { error: { code, message, innerError: { date: new Date().toISOString() } } };
}

/** The date after `field ge` in an OData filter, in ms since 1970. */
function timeIn(filter: string, field: string): number {
  return new Date(new RegExp(`${field} ge (\\S+)`).exec(filter)?.[1] ?? 0).getTime();
}

function recipients(value: string) {
  const addresses = value.match(/[^\s<>,"]+@[^\s<>,"]+/g) ?? [];
  return addresses.map((address) => ({ emailAddress: { address } }));
}

function header(raw: string, name: string): string {
  const head = raw.split("\r\n\r\n")[0]?.replace(/\r\n[ \t]+/g, " ") ?? "";
  return new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
}
