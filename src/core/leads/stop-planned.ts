import type { Tenant } from "../operation.ts";
import { findColleaguesToStop } from "../sequences/find-colleagues-to-stop.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import { type StoppedTouches, stopTouches } from "../sequences/stop-touches.ts";
import { type SuppressionEntry, suppress } from "../suppression/suppress.ts";
import type { LeadRow } from "./find-lead.ts";
import { type LoggedTouch, OUTCOME_WORDS } from "./logged-touch.ts";

export type Stopped = Pick<StoppedTouches, "skipped" | "already_sending">;

/** Suppresses first of all, as an opt-out by mail does; then everything planned stops, colleagues' included. */
export async function stopPlanned(
  tenant: Tenant,
  lead: LeadRow,
  touch: LoggedTouch,
): Promise<Stopped> {
  if (touch.outcome === "left_message") return { skipped: 0, already_sending: [] };
  const colleagues = await findColleaguesToStop(tenant.tx, lead.id);
  await lockLeads(tenant.tx, [lead.id, ...colleagues.flatMap(({ lead_ids }) => lead_ids)]);
  const stopped: Stopped[] = [];
  if (touch.outcome === "do_not_contact") stopped.push(await suppressLead(tenant, lead));
  const skip_reason =
    touch.outcome === "spoke" ? "replied" : OUTCOME_WORDS[touch.outcome].toLowerCase();
  const enrollment = touch.outcome === "do_not_contact" ? "opted_out" : "completed";
  stopped.push(await stopTouches(tenant, { lead_ids: [lead.id], skip_reason, enrollment }));
  for (const { campaign_id, lead_ids } of colleagues) {
    const stop = { skip_reason: "a colleague replied", enrollment: "completed" } as const;
    stopped.push(await stopTouches(tenant, { ...stop, lead_ids, campaign_id }));
  }
  return {
    skipped: stopped.reduce((sum, { skipped }) => sum + skipped, 0),
    already_sending: distinct(stopped.flatMap((each) => each.already_sending)),
  };
}

async function suppressLead(tenant: Tenant, lead: LeadRow): Promise<Stopped> {
  const person = tenant.actor.kind === "person";
  const meaning = {
    reason: person ? ("unsubscribed" as const) : ("manual" as const),
    source: tenant.actor.id,
    note: "They said so on a logged touch.",
  };
  const entries: SuppressionEntry[] = [{ scope: "person", value: lead.id, ...meaning }];
  if (lead.email) entries.push({ scope: "address", value: lead.email, ...meaning });
  const { steps_skipped, already_sending } = await suppress(tenant, entries);
  return { skipped: steps_skipped, already_sending };
}

function distinct(leads: StoppedTouches["already_sending"]): StoppedTouches["already_sending"] {
  return [...new Map(leads.map((lead) => [lead.lead_id, lead])).values()];
}
