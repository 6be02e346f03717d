import { nextSendTime } from "../sequences/next-send-time.ts";
import { decideSend, type Refusal, type Verdict } from "./decide-send.ts";
import type { GateFacts, MailboxFacts } from "./gate-facts.ts";
import { countHolds } from "./mailbox-cap.ts";
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
import { virtualGateFacts } from "./virtual-gate-facts.ts";

/** A simulation that takes more questions to the gate than this ends where it stands. */
const MOST_DECISIONS = 5_000;
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

/** A mailbox that nothing but its state holds back. */
const AT_REST = { breaker_until: null, next_free_at: null, sent_today: 0, cap: 1 };

type PutOff = Pick<GateFacts, "window" | "zone"> & {
  address: string | undefined;
  verdict: Verdict;
};

type Run = {
  facts: SimulationFacts;
  now: Date;
  walks: Walk[];
  boxes: Map<string, Box>;
  decisions: number;
  /** What was put off since the clock moved or a message left. */
  putOff: PutOff[];
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
    run.putOff = [];
    approveDrafts(run);
    for (let walk = claim(run); walk; walk = claim(run)) judge(run, walk);
    if (run.decisions >= MOST_DECISIONS) break;
  }
  for (const walk of run.walks) leaveForLater(run, walk);
  return run.done.filter(({ enrollment }) => enrollment.shown);
}

function startRun(facts: SimulationFacts): Run {
  const { now } = facts;
  const run: Run = { facts, now, walks: [], boxes: new Map(), decisions: 0, putOff: [], done: [] };
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
  const mailbox = mailboxNow(run, walk, touch);
  const verdict = decide(run, virtualGateFacts({ ...walk, touch, now: run.now, mailbox }));
  if (verdict.kind === "go") send(run, walk);
  else refuse(run, walk, verdict);
}

/**
 * The gate's answer. What only the window and the mailbox put off is the same for all that wait for them
 * at this moment, and is asked once: reading calendars for each of hundreds would take minutes.
 */
function decide(run: Run, facts: GateFacts): Verdict {
  const { mailbox, window, zone } = facts;
  const fresh = mailbox && { ...mailbox, ...AT_REST };
  const own = decideSend({ ...facts, window: null, mailbox: fresh });
  if (own.kind !== "go") return own;
  const asked = run.putOff.find(
    (one) => one.window === window && one.zone === zone && one.address === mailbox?.address,
  );
  if (asked) return asked.verdict;
  run.decisions += 1;
  const verdict = decideSend(facts);
  const address = mailbox?.address;
  if (verdict.kind === "deferred") run.putOff.push({ window, zone, address, verdict });
  return verdict;
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
    const counted = countHolds(row.sent_day, day.today);
    row.sent_count = (counted ? row.sent_count : 0) + 1;
    if (!counted) row.sent_day = new Date(day.today);
    row.next_free_at = nextFreeAt(row, now, MEAN_CHANCE);
  }
  run.putOff = [];
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
