import type { TenantTransaction } from "../db/with-tenant.ts";
import { readSequence } from "../sequences/read-sequence.ts";
import type { SequenceStep } from "../sequences/sequence.ts";
import type { Touch } from "./read-touch.ts";

/** The step that a touch carries out, of the sequence version its lead was enrolled with; null for an answer. */
export async function readStep(tx: TenantTransaction, touch: Touch): Promise<SequenceStep | null> {
  if (touch.kind !== "sequence") return null;
  const enrollment = await tx.campaignLead.findUnique({
    where: { campaign_id_lead_id: { campaign_id: touch.campaign_id, lead_id: touch.lead_id } },
    select: { sequence_version: true },
  });
  const version = enrollment?.sequence_version ?? touch.campaign.sequence_version;
  const steps = await readSequence(tx, touch.campaign_id, version);
  return steps.find((one) => one.step_number === touch.step_number) ?? null;
}
