import type { Prisma } from "../db/generated/client.ts";
import type { SendWindow } from "../sequences/send-window.ts";
import type { GateFacts, MailboxFacts } from "./gate-facts.ts";

/** A snapshot of all that a simulation looks at; nothing in it changes any more. */
export type SimulationFacts = {
  now: Date;
  /** What would leave after this is not looked at. */
  until: Date;
  has_public_url: boolean;
  mailboxes: readonly SimulatedMailbox[];
  enrollments: readonly SimulatedEnrollment[];
};

export type SimulatedMailbox = Prisma.MailboxGetPayload<object> & { kind: MailboxFacts["kind"] };

/** One lead in one campaign; where `shown` is false it only competes for the mailboxes. */
export type SimulatedEnrollment = Pick<
  GateFacts,
  "campaign" | "enrollment" | "suppression" | "newer_reply" | "zone"
> & {
  shown: boolean;
  lead: GateFacts["lead"] & { lead_id: string };
  /** By step number. */
  touches: readonly PlannedTouch[];
};

export type PlannedTouch = {
  step_id: string;
  step_number: number;
  channel: string;
  status: string;
  mailbox_id: string | null;
  recipient: string;
  delay_hours: number;
  window: SendWindow | null;
  sent_at: Date | null;
  /** Of a touch that is approved already. */
  send_time: Date | null;
  deferred_reason: string | null;
  /** When it may be drafted, if that is later than its turn. */
  draft_due_at: Date | null;
  /** Why it does not go as it stands: left out, given up, not to be worded, uncertain. */
  stopped: string | null;
};

export type SimulatedTouch = {
  touch: PlannedTouch;
  enrollment: SimulatedEnrollment;
  /** `later`: it would go at a time this simulation does not reach. */
  outcome: "would_send" | "never" | "later";
  at: Date | null;
  reason: string | null;
};
