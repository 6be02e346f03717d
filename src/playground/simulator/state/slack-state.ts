import { randomBytes } from "node:crypto";
import type {
  SlackChannel,
  SlackEphemeral,
  SlackFile,
  SlackMessage,
  SlackPerson,
  SlackTeam,
  SlackView,
} from "./slack-types.ts";

/** What changed, so that a page or a test can look again. */
export type SlackChange = {
  kind: "message" | "ephemeral" | "view" | "home" | "channel" | "conditions";
  team: string;
  /** The channel or the person concerned. */
  id: string;
};

/** How Slack behaves at the moment; the toggles of the playground. */
export type SlackConditions = { deliver_twice: boolean; slow_ms: number };

type StoredFile = { file: SlackFile; content: Buffer };
type StoredUpload = { team: string; name: string; content: Buffer | undefined };
export type Trigger = {
  team: string;
  user: string;
  issued_at: number;
  used: boolean;
  in_modal: boolean;
};

/** Everything the simulated Slack remembers. Maps are keyed `team:id`, so equal ids never meet. */
export type SlackState = {
  teams: Map<string, SlackTeam>;
  people: Map<string, SlackPerson>;
  channels: Map<string, SlackChannel>;
  messages: Map<string, SlackMessage[]>;
  ephemerals: SlackEphemeral[];
  modals: Map<string, SlackView[]>;
  homes: Map<string, SlackView>;
  files: Map<string, StoredFile>;
  uploads: Map<string, StoredUpload>;
  triggers: Map<string, Trigger>;
  conditions: SlackConditions;
  now: () => Date;
  publicUrl: () => string;
  /** A message timestamp that is later than every one before it. */
  nextTs: () => string;
  announce: (change: SlackChange) => void;
  subscribe: (listener: (change: SlackChange) => void) => () => void;
};

/** An empty Slack on the given clock; `publicUrl` is where the app reaches it, without a slash. */
export function createSlackState(now: () => Date, publicUrl: () => string): SlackState {
  const listeners = new Set<(change: SlackChange) => void>();
  return {
    teams: new Map(),
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    uploads: new Map(),
    triggers: new Map(),
    conditions: { deliver_twice: false, slow_ms: 0 },
    now,
    publicUrl,
    nextTs: countingTs(now),
    announce(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The key of a thing that belongs to one team. */
export function keyOf(team: string, id: string): string {
  return `${team}:${id}`;
}

/** An id of Slack's shape: a letter and ten capitals or digits. */
export function newSlackId(letter: string): string {
  return letter + randomBytes(8).toString("hex").toUpperCase().slice(0, 10);
}

/** Slack's timestamps are ids too: unique per channel and growing, even when the clock stands still. */
function countingTs(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const micros = BigInt(now().getTime()) * 1000n;
    last = micros > last ? micros : last + 1n;
    return `${last / 1_000_000n}.${String(last % 1_000_000n).padStart(6, "0")}`;
  };
}
