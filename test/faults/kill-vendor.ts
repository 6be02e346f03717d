import type { Checkpoint } from "../../src/core/outbox/attempt.ts";
import type { Gate, VendorPoint } from "./kill-gate.ts";
import type { KillWorld } from "./kill-world.ts";

export type KillPoint = Checkpoint | VendorPoint;

/** One way of sending, as the fault runs use it. */
export type KillVendor = {
  /** As `kill-sender.mjs` names its client. */
  client: "gmail" | "outlook" | "smtp" | "sandbox";
  name: string;
  /** Why it cannot be run on this machine, as it stands behind a name; else empty. */
  missing: string;
  /** Where a sender may die on its way through one send, in order. */
  points: readonly KillPoint[];
  /** Where the protocol leaves no way to find out whether the mail went. */
  uncertain: readonly KillPoint[];
  start(): Promise<RunningVendor>;
};

/** A stand-in of the vendor on this machine, and the gate before it. */
export type RunningVendor = {
  gate: Gate;
  /** Makes a mailbox ready that the senders will use. */
  welcome(address: string): void;
  /** What a sender opens it with. */
  access(): unknown;
  /** How many mails the vendor has accepted, by our send id; one it never saw is missing. */
  accepted(world: Pick<KillWorld, "owner">): Promise<Map<string, number>>;
  close(): Promise<void>;
};

/** Points that the sender itself comes to; at all others a call is met on its way. */
const CHECKPOINTS: readonly KillPoint[] = [
  "claimed",
  "token_made",
  "token_committed",
  "intent_committed",
  "provider_answered",
  "recorded",
] satisfies Checkpoint[];

export function isCheckpoint(point: KillPoint): point is Checkpoint {
  return CHECKPOINTS.includes(point);
}

/** Counts words. */
export function tally(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The touch of ours that a mail belongs to. */
export function sendIdOf({ raw }: { raw: string }): string {
  return /^X-SDR-Send-Id: *(\S+)/im.exec(raw)?.[1] ?? "not ours";
}
