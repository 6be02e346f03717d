import { Temporal } from "temporal-polyfill";
import { localDay } from "./mailbox-cap.ts";
import type { SimulatedTouch } from "./simulation-facts.ts";

type Around = {
  /** IANA zone in which days are counted. */
  time_zone: string;
  /** Of mailboxes, by their ids. */
  addresses: ReadonlyMap<string, string>;
};

const OUTCOMES = ["would_send", "later", "never"];

/** A simulation as it is answered: its touches in order of time, and the figures over all of them. */
export function summarizeSimulation(simulated: readonly SimulatedTouch[], around: Around) {
  const ordered = [...simulated].sort(inOrder);
  const sent = ordered.filter(({ outcome }) => outcome === "would_send");
  const days = tally(sent, ({ at }) => (at ? localDay(at, around.time_zone).toString() : ""));
  const never = tally(
    ordered.filter(({ outcome }) => outcome === "never"),
    ({ reason }) => reason ?? "",
  );
  return {
    touches: ordered.map((one) => toAnswer(one, around)),
    totals: {
      would_send: sent.length,
      never: ordered.filter(({ outcome }) => outcome === "never").length,
      later: ordered.filter(({ outcome }) => outcome === "later").length,
    },
    by_day: days.map(([day, would_send]) => ({ day, would_send })),
    never_because: never
      .sort(([, one], [, other]) => other - one)
      .map(([reason, touches]) => ({ reason, touches })),
    first_at: sent[0]?.at?.toISOString() ?? null,
    last_at: sent.at(-1)?.at?.toISOString() ?? null,
  };
}

function inOrder(one: SimulatedTouch, other: SimulatedTouch): number {
  return (
    OUTCOMES.indexOf(one.outcome) - OUTCOMES.indexOf(other.outcome) ||
    (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0) ||
    one.enrollment.lead.name.localeCompare(other.enrollment.lead.name) ||
    one.touch.step_number - other.touch.step_number
  );
}

function tally(
  touches: readonly SimulatedTouch[],
  keyOf: (touch: SimulatedTouch) => string,
): [key: string, amount: number][] {
  const counts = new Map<string, number>();
  for (const touch of touches) counts.set(keyOf(touch), (counts.get(keyOf(touch)) ?? 0) + 1);
  return [...counts];
}

function toAnswer(simulated: SimulatedTouch, { addresses }: Around) {
  const { touch, enrollment, outcome, at, reason } = simulated;
  return {
    lead_id: enrollment.lead.lead_id,
    full_name: enrollment.lead.name,
    step_number: touch.step_number,
    channel: touch.channel,
    mailbox: addresses.get(touch.mailbox_id ?? "") ?? null,
    outcome,
    at: at?.toISOString() ?? null,
    local_time: at && onClock(at, enrollment.zone),
    time_zone: enrollment.zone,
    reason,
  };
}

/** `2027-03-02 10:00` on the clocks of a zone. */
function onClock(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
}
