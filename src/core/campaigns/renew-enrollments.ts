import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import { assignMailboxes } from "./assign-mailboxes.ts";

export type NewSteps = { campaign_id: string; version: number; steps: readonly SequenceStep[] };

/**
 * Before a campaign was ever started its enrolments take the new steps too: nobody was written to, and who
 * mends a text before the start means everybody. Whoever has a draft, or a decision on one, keeps the old
 * steps. The caller holds the campaign's lock, so that it cannot start meanwhile.
 */
export async function renewEnrollments(tenant: Tenant, renewed: NewSteps): Promise<void> {
  const { tx } = tenant;
  const { campaign_id, version, steps } = renewed;
  // Leads before their touches, as whoever stops them; a draft that is just being stored is waited for, and seen.
  const enrolled = await tx.campaignLead.findMany({
    where: { campaign_id, sequence_version: { lt: version } },
    select: { lead_id: true },
  });
  await lockLeads(
    tx,
    enrolled.flatMap(({ lead_id }) => lead_id ?? []),
  );
  await tx.$queryRaw`
    select id from sequence_steps where campaign_id = ${campaign_id}::uuid order by id for update`;
  await runSqlFile(tx, "renew-enrollments", [
    campaign_id,
    version,
    steps.map((step) => step.step_number),
    steps.map((step) => step.channel),
  ]);
  await assignMailboxes(tenant, campaign_id);
}
