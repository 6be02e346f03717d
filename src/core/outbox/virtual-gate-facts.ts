import type { GateFacts, MailboxFacts } from "./gate-facts.ts";
import type { PlannedTouch, SimulatedEnrollment } from "./simulation-facts.ts";

type Moment = {
  now: Date;
  enrollment: SimulatedEnrollment;
  touch: PlannedTouch;
  due: Date;
  deferred_reason: string | null;
  last_sent_at: Date | null;
  mailbox: MailboxFacts | null;
};

/**
 * What the gate is asked in a simulation: a touch that a person has approved as it stands, with nothing
 * before it in the sequence still open.
 */
export function virtualGateFacts(moment: Moment): GateFacts {
  const { now, enrollment, touch, last_sent_at } = moment;
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
      send_time: moment.due,
      deferred_reason: moment.deferred_reason,
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
    mailbox: moment.mailbox,
  };
}
