import { capOn, countHolds, localDay } from "../outbox/mailbox-cap.ts";
import type { MailboxSummary } from "./mailbox-summary.ts";

type MailboxRow = {
  id: string;
  provider: string;
  address: string;
  status: string;
  paused_reason: string | null;
  send_as: string | null;
  last_error: string | null;
  can_read_replies: boolean;
  self_test_finding: string | null;
  sent_day: Date | null;
  sent_count: number;
  daily_cap: number;
  ramp_start: number;
  ramp_step: number;
  ramp_from: Date;
  time_zone: string;
};

/** A mailbox as people and agents see it, on its local day. */
export function toMailboxSummary(row: MailboxRow, now: Date): MailboxSummary {
  const today = localDay(now, row.time_zone).toString();
  return {
    mailbox_id: row.id,
    provider: row.provider,
    address: row.address,
    status: row.status as MailboxSummary["status"],
    health: healthOf(row),
    can_read_replies: row.can_read_replies,
    sent_today: countHolds(row.sent_day, today) ? row.sent_count : 0,
    daily_cap: capOn(row, now),
  };
}

function healthOf(row: MailboxRow): string {
  if (row.status === "needs_reconnect")
    return "Its access ended; connect it again with /sdr connect.";
  if (row.status === "disconnected") return "Disconnected; nothing leaves from it.";
  if (row.status === "paused") return `Paused: ${row.paused_reason ?? "by a person"}.`;
  if (row.last_error) return `Its inbox could not be read: ${row.last_error}`;
  const found = row.self_test_finding ? ` ${row.self_test_finding}` : "";
  if (!row.can_read_replies)
    return `Sends first messages only, because replies to it cannot be read.${found}`;
  const sender = row.send_as ? ` Writes as ${row.send_as}.` : "";
  return `Fine.${sender}${found}`;
}
