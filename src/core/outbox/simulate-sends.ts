import { nextSendTime } from "../sequences/next-send-time.ts";
import { decideSend, type Refusal } from "./decide-send.ts";
import type { GateFacts, MailboxFacts } from "./gate-facts.ts";
import { type MailboxDay, mailboxDay, mailboxFacts } from "./mailbox-facts.ts";
import { nextFreeAt } from "./next-free-at.ts";
import { putOffUntil } from "./put-off-until.ts";
import type {
  PlannedTouch,
  SimulatedEnrollment,
  SimulatedMailbox,
  SimulatedTouch,
  SimulationFacts,
} from "./simulation-facts.ts";

/** A simulation that takes more questions to the gate than this ends where it stands. */
const MOST_DECISIONS = 20_000;
/** The gaps that chance makes longer are taken at their mean. */
const MEAN_CHANCE = 0.5;

/** A lead on its way through the sequence; `turn` is the touch that comes next. */
type Walk = {
  enrollment: SimulatedEnrollment;
  turn: number;
  state: "to_draft" | "scheduled" | "over";
  /** When its touch may be drafted, or sent. */
  due: Date;
  deferred_reason: string | null;
  last_sent_at: Date | null;
};

type Box = { row: SimulatedMailbox; day: MailboxDay };

type Run = {
  facts: SimulationFacts;
  now: Date;
  walks: Walk[];
  boxes: Map<string, Box>;
  decisions: number;
  done: SimulatedTouch[];
};

/**
 * What would leave and when, were every draft approved the moment it is written and nobody to reply: the
 * scheduler's rounds (draft, approve, claim, gate) on a virtual clock. Pure; one entry for each touch of
 * the shown enrolments that was not sent yet.
 */
export function simulateSends(facts: SimulationFacts): SimulatedTouch[] {
  const run = startRun(facts);
  for (let next: Date | null = run.now; next && next <= facts.until; next = nextMoment(run)) {
    run.now = next;
    approveDrafts(run);
    for (let walk = claim(run); walk; walk = claim(run)) judge(run, walk);
    if (run.decisions >= MOST_DECISIONS) break;
  }
  for (const walk of run.walks) leaveForLater(run, walk);
  return run.done.filter(({ enrollment }) => enrollment.shown);
}

function startRun(facts: SimulationFacts): Run {
  const { now } = facts;
  const run: Run = { facts, now, walks: [], boxes: new Map(), decisions: 0, done: [] };
  for (const row of facts.mailboxes) {
    run.boxes.set(row.id, { row: { ...row }, day: mailboxDay(row, now) });
  }
  for (const enrollment of facts.enrollments) {
    const blank = { state: "over", due: now, deferred_reason: null, last_sent_at: null } as const;
    const walk: Walk = { ...blank, enrollment, turn: -1 };
    run.walks.push(walk);
    takeNextTurn(run, walk);
  }
  return run;
}

/** Goes on to the next touch that can go; what cannot is noted, and ends the walk unless it was left out. */
function takeNextTurn(run: Run, walk: Walk): void {
  walk.turn += 1;
  const touch = turnOf(walk);
  if (!touch) {
    walk.state = "over";
  } else if (touch.status === "sent") {
    walk.last_sent_at = touch.sent_at;
    takeNextTurn(run, walk);
  } else if (touch.status === "skipped") {
    note(run, walk, { outcome: "never", reason: touch.stopped });
    takeNextTurn(run, walk);
  } else if (touch.stopped) {
    endWalk(run, walk, touch.stopped);
  } else {
    const approved = touch.status === "scheduled";
    walk.state = approved ? "scheduled" : "to_draft";
    walk.due = (approved ? touch.send_time : touch.draft_due_at) ?? run.now;
    walk.deferred_reason = touch.deferred_reason;
  }
}

function turnOf({ enrollment, turn }: Walk): PlannedTouch | undefined {
  return enrollment.touches[turn];
}

function approveDrafts(run: Run): void {
  for (const walk of run.walks) {
    const touch = turnOf(walk);
    if (walk.state !== "to_draft" || walk.due > run.now || !touch) continue;
    walk.state = "scheduled";
    walk.due = nextSendTime({
      delayHours: walk.last_sent_at ? touch.delay_hours : 0,
      previousSentAt: walk.last_sent_at,
      window: touch.window,
      zone: walk.enrollment.zone,
      now: run.now,
    });
  }
}

/** As dispatch.claim_due_steps: the touch that is due the longest, of a mailbox that is free. */
function claim(run: Run): Walk | null {
  if (run.decisions >= MOST_DECISIONS) return null;
  let first: Walk | null = null;
  for (const walk of run.walks) {
    if (walk.state !== "scheduled" || claimableAt(run, walk) > run.now) continue;
    if (!first || comesBefore(walk, first)) first = walk;
  }
  return first;
}

function claimableAt(run: Run, walk: Walk): Date {
  const free = boxOf(run, walk)?.row.next_free_at;
  return free && free > walk.due ? free : walk.due;
}

function boxOf(run: Run, walk: Walk): Box | undefined {
  return run.boxes.get(turnOf(walk)?.mailbox_id ?? "");
}

/** Ids break a tie, as they do in the claim. */
function comesBefore(one: Walk, other: Walk): boolean {
  const apart = one.due.getTime() - other.due.getTime();
  if (apart !== 0) return apart < 0;
  return (turnOf(one)?.step_id ?? "") < (turnOf(other)?.step_id ?? "");
}

function judge(run: Run, walk: Walk): void {
  const touch = turnOf(walk);
  if (!touch) return;
  run.decisions += 1;
  const verdict = decideSend(gateFacts(run, walk, touch));
  if (verdict.kind === "go") send(run, walk);
  else refuse(run, walk, verdict);
}

function gateFacts(run: Run, walk: Walk, touch: PlannedTouch): GateFacts {
  const { enrollment, last_sent_at, due, deferred_reason } = walk;
  const { now } = run;
  return {
    now,
    sending: { on: true, reason: null },
    touch: {
      kind: "sequence",
      channel: touch.channel,
      draft_version: 1,
      approval_state: "approved",
      approval_holds: true,
      approval_outlived: false,
      send_time: due,
      deferred_reason,
    },
    campaign: enrollment.campaign,
    enrollment: enrollment.enrollment,
    lead: enrollment.lead,
    recipient: touch.recipient,
    suppression: enrollment.suppression,
    newer_reply: enrollment.newer_reply,
    step_before: null,
    not_before: last_sent_at && new Date(last_sent_at.getTime() + touch.delay_hours * 3_600_000),
    first_touch: !last_sent_at,
    window: touch.window,
    zone: enrollment.zone,
    mailbox: mailboxNow(run, walk, touch),
  };
}

/** A connected inbox is taken to be read in time. */
function mailboxNow(run: Run, walk: Walk, touch: PlannedTouch): MailboxFacts | null {
  const box = boxOf(run, walk);
  if (!box) return null;
  if (run.now >= box.day.next_day) box.day = mailboxDay(box.row, run.now);
  return mailboxFacts(box.row, {
    channel: touch.channel,
    kind: box.row.kind,
    day: box.day,
    inbox_age_ms: 0,
    has_public_url: run.facts.has_public_url,
  });
}

function send(run: Run, walk: Walk): void {
  const { now } = run;
  const box = boxOf(run, walk);
  if (box) {
    const { row, day } = box;
    const counted = row.sent_day?.toISOString().slice(0, 10) === day.today;
    row.sent_count = (counted ? row.sent_count : 0) + 1;
    row.sent_day = new Date(day.today);
    row.next_free_at = nextFreeAt(row, now, MEAN_CHANCE);
  }
  note(run, walk, { outcome: "would_send", at: now });
  walk.last_sent_at = now;
  takeNextTurn(run, walk);
}

function refuse(run: Run, walk: Walk, verdict: Refusal): void {
  switch (verdict.kind) {
    case "deferred":
      walk.due = putOffUntil(verdict.until, run.now);
      walk.deferred_reason = verdict.reason;
      break;
    case "skip":
      note(run, walk, { outcome: "never", reason: verdict.reason });
      takeNextTurn(run, walk);
      break;
    default:
      endWalk(run, walk, `${verdict.reason} ${verdict.next}`);
  }
}

/** What comes after a touch that is held back waits for it. */
function endWalk(run: Run, walk: Walk, reason: string): void {
  const { step_number } = turnOf(walk) ?? {};
  note(run, walk, { outcome: "never", reason });
  const behind = `Step ${step_number} comes before it and does not go.`;
  noteRest(run, walk, { outcome: "never", reason: behind });
}

function leaveForLater(run: Run, walk: Walk): void {
  if (walk.state === "over") return;
  const later = { outcome: "later", reason: "Later than this simulation looks." } as const;
  note(run, walk, later);
  noteRest(run, walk, later);
}

type Noted = Pick<SimulatedTouch, "outcome"> & Partial<Pick<SimulatedTouch, "at" | "reason">>;

function noteRest(run: Run, walk: Walk, noted: Noted): void {
  walk.state = "over";
  for (walk.turn += 1; turnOf(walk); walk.turn += 1) {
    const leftOut = turnOf(walk)?.status === "skipped";
    note(run, walk, leftOut ? { outcome: "never", reason: turnOf(walk)?.stopped ?? null } : noted);
  }
}

function note(run: Run, { enrollment, turn }: Walk, noted: Noted): void {
  const touch = enrollment.touches[turn];
  if (touch) run.done.push({ touch, enrollment, at: null, reason: null, ...noted });
}

/** When something can happen next, never before now; null when nothing is left. */
function nextMoment(run: Run): Date | null {
  let next: Date | null = null;
  for (const walk of run.walks) {
    if (walk.state === "over") continue;
    const at = walk.state === "scheduled" ? claimableAt(run, walk) : walk.due;
    if (!next || at < next) next = at;
  }
  return next && next < run.now ? run.now : next;
}
