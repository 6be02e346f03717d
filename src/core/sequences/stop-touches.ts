import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import { refreshCards } from "../posts/queue-posts.ts";
import { lockLeads } from "./lock-leads.ts";

export type StopTouches = {
  lead_ids: readonly string[];
  /** Only in this campaign; left out: in all. */
  campaign_id?: string;
  /** Why, as the card and the lead's history show it. */
  skip_reason: string;
  /** What becomes of the enrolments that were running. */
  enrollment: "completed" | "opted_out" | "paused";
  except_step_ids?: readonly string[];
};

export type StoppedTouches = {
  /** Touches that will not be sent. */
  skipped: number;
  /** Enrolments that were running and now have the status asked for. */
  enrollments: number;
  /** Whose message had begun to leave before this stop; it cannot be called back. */
  already_sending: { lead_id: string; full_name: string }[];
};

/**
 * Stops everything planned for these leads, answers to replies included. It locks the leads first, as
 * the send gate does, so once this transaction commits nothing of theirs can begin to leave. Call it
 * before writing to their steps or mailboxes; the caller writes the audit row.
 */
export async function stopTouches(tenant: Tenant, stop: StopTouches): Promise<StoppedTouches> {
  const { tx } = tenant;
  const lead_ids = [...stop.lead_ids];
  const campaign_id = stop.campaign_id ?? null;
  await lockLeads(tx, lead_ids);
  const already_sending = await tx.$queryRaw<StoppedTouches["already_sending"]>`
    select l.id as lead_id, l.full_name from leads l
    where l.id = any (${lead_ids}::uuid[]) and exists (
      select 1 from sequence_steps s
      where s.lead_id = l.id and s.delivery_state = 'sending'
        and (${campaign_id}::uuid is null or s.campaign_id = ${campaign_id}::uuid))
    order by l.full_name, l.id`;
  const [stopped] = await runSqlFile<Stopped>(tx, "stop-touches", [
    lead_ids,
    campaign_id,
    stop.skip_reason,
    [...(stop.except_step_ids ?? [])],
    stop.enrollment,
    tenant.now,
  ]);
  for (const step_id of stopped?.carded_step_ids ?? []) await refreshCards(tenant, step_id);
  return {
    skipped: stopped?.skipped ?? 0,
    enrollments: stopped?.enrollments ?? 0,
    already_sending,
  };
}

type Stopped = { skipped: number; enrollments: number; carded_step_ids: string[] };
