import type { Tenant } from "../operation.ts";
import { lockLead } from "../outbox/lock-lead.ts";
import { refreshCards } from "../posts/queue-posts.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { readTouch } from "./read-touch.ts";

export type Decline = {
  step_id: string;
  draft_version: number;
  action: "skip_draft" | "reject_draft";
  reason: string;
};

/** Takes a touch out that waits, is approved or was given up, as this person; throws `conflict` when too late. */
export async function declineDraft(tenant: Tenant, decline: Decline): Promise<void> {
  const { step_id, draft_version, action } = decline;
  // Whatever stops a message locks its lead first, so that none leaves once this is committed.
  await lockLead(tenant.tx, (await readTouch(tenant.tx, step_id)).lead_id);
  const rejected = action === "reject_draft";
  const done = await tenant.tx.sequenceStep.updateMany({
    where: {
      id: step_id,
      draft_version,
      status: { in: ["pending", "scheduled", "failed"] },
      delivery_state: { in: ["idle", "claimed", "prepared"] },
    },
    data: {
      status: "skipped",
      approval_state: rejected ? "rejected" : "none",
      skip_reason: decline.reason || (rejected ? "rejected" : "skipped by a person"),
      decided_by: tenant.actor.name,
      decided_at: tenant.now,
      delivery_state: "idle",
      attempt_id: null,
      lease_until: null,
      deferred_reason: null,
      last_error: null,
    },
  });
  if (done.count === 0) return explainLostDecision(tenant, step_id, draft_version);
  await refreshCards(tenant, step_id);
  await tenant.audit({
    action,
    subject_type: "step",
    subject_id: step_id,
    fields: ["status", "skip_reason"],
    detail: { draft_version },
  });
}
