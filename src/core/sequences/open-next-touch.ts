import { readTouch } from "../approvals/read-touch.ts";
import { requestApproval } from "../approvals/request-approval.ts";
import type { Tenant } from "../operation.ts";

/**
 * After a touch was sent or left out: the lead's next one may be drafted now, or is asked for if it is
 * drafted, so that a person has its whole delay to read it. Without a next one the enrolment is complete.
 */
export async function openNextTouch(
  tenant: Tenant,
  done: { campaign_id: string; lead_id: string; step_number: number },
): Promise<void> {
  const { tx, now } = tenant;
  const { campaign_id, lead_id } = done;
  const waiting = {
    campaign_id,
    lead_id,
    kind: "sequence",
    status: { in: ["pending", "scheduled"] },
  };
  const next = await tx.sequenceStep.findFirst({
    where: { ...waiting, step_number: { gt: done.step_number } },
    orderBy: { step_number: "asc" },
    select: { id: true, status: true, draft_version: true, approval_state: true },
  });
  if (next) {
    // Drafted before its turn and never submitted: nobody else would ask for it.
    if (next.status === "pending" && next.draft_version > 0 && next.approval_state === "none") {
      await requestApproval(tenant, await readTouch(tx, next.id));
      return;
    }
    await tx.sequenceStep.updateMany({
      where: { id: next.id, draft_version: 0, draft_due_at: null },
      data: { draft_due_at: now },
    });
    return;
  }
  await tx.campaignLead.updateMany({
    where: { campaign_id, lead_id, status: "active" },
    data: { status: "completed", completed_at: now, stop_reason: "sequence finished" },
  });
}
