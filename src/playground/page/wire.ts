// What the page and its server say to each other. Types only; the server imports them from here.

export type PersonCard = { id: string; name: string; real_name: string; title: string };

export type ConversationCard = {
  id: string;
  name: string;
  kind: "public" | "private" | "im";
  topic: string;
};

/** A block as it came over the wire; the renderer narrows it by `type`. */
export type WireBlock = { type: string; block_id: string } & Record<string, unknown>;

export type WireFile = { id: string; name: string; mimetype: string; size: number };

/** A message, or with `only_you` an ephemeral one. */
export type WireMessage = {
  channel: string;
  ts: string;
  user: string;
  from_app: boolean;
  from_slack: boolean;
  only_you: boolean;
  in_reply_to: string | null;
  text: string;
  blocks: WireBlock[];
  files: WireFile[];
  thread_ts: string | null;
  broadcast: boolean;
  edited: boolean;
};

export type WireView = {
  id: string;
  type: "modal" | "home";
  title: string;
  submit: string | null;
  close: string | null;
  submit_disabled: boolean;
  blocks: WireBlock[];
  values: Record<string, Record<string, Record<string, unknown>>>;
  hash: string;
  /** How many modals lie beneath this one. */
  depth: number;
};

export type CommandHint = { usage: string; what: string };

export type MessageShortcut = { callback_id: string; name: string };

/** Everything the page shows for one person, as of now. */
export type PageState = {
  team: { id: string; name: string };
  teams: { id: string; name: string }[];
  people: PersonCard[];
  you: PersonCard;
  /** The newest message each person got from the app for themselves; a ts, or "" for none. */
  latest_for: Record<string, string>;
  app: { user_id: string; name: string };
  conversations: ConversationCard[];
  messages: WireMessage[];
  modal: WireView | null;
  home: WireView | null;
  conditions: { deliver_twice: boolean; slow_ms: number };
  command: string;
  commands: CommandHint[];
  shortcuts: MessageShortcut[];
};

/** One mail of the sandbox mailbox. */
export type SandboxMail = {
  id: string;
  direction: "sent" | "received";
  from: string;
  to: string;
  subject: string;
  text: string;
  thread_id: string;
  /** ISO 8601, UTC. */
  sent_at: string;
  /** The List-Unsubscribe header of a mail we sent. */
  list_unsubscribe: string | null;
};

export type PlaygroundStatus = {
  drafts_waiting: number;
  replies_waiting: number;
  campaigns_running: number;
  /** ISO 8601, UTC; null when nothing is due. */
  next_send_at: string | null;
  sending_paused: boolean;
  /** The addresses that real mail leaves from; empty while there is only the sandbox. */
  real_mailboxes: string[];
};

/** The world outside of Slack: the lead's mailbox, the clock, how the product stands. */
export type WorldState = { mails: SandboxMail[]; now: string; status: PlaygroundStatus };

export type AnswerKind = "reply" | "out_of_office" | "bounce";

/** What came of an action; `say` is for the person when it was not acknowledged. */
export type ActionResult =
  | { outcome: "acknowledged" }
  | { outcome: "refused" | "timed_out" | "unreachable"; say: string }
  | { outcome: "confirm_needed"; confirm: Record<string, unknown> }
  | { outcome: "invalid"; errors: Record<string, string> };
