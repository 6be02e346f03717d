import { readTouch } from "../approvals/read-touch.ts";
import { requestOrApprove } from "../approvals/request-approval.ts";
import { storeDraft } from "../approvals/store-draft.ts";
import type { Tenant } from "../operation.ts";
import { lockLead } from "./lock-lead.ts";

/**
 * Takes a touch up that was given up or expired, as a new version of the same words: approval is asked for
 * by the campaign's mode as it is now, and the gate judges it like any other. Null, or why not.
 */
export async function redriveTouch(tenant: Tenant, step_id: string): Promise<string | null> {
  await lockLead(tenant.tx, (await readTouch(tenant.tx, step_id)).lead_id);
  const touch = await readTouch(tenant.tx, step_id);
  const isDead =
    touch.status === "failed" || (touch.status === "pending" && touch.approval_state === "expired");
  if (!isDead) return "It was taken up meanwhile.";
  if (touch.draft_version === 0) return "It was never drafted; have it drafted on its card.";
  const { payload: words, edited } = touch;
  const stored = await storeDraft(tenant, {
    touch,
    words,
    author: touch.draft_author ?? words.writer,
    edited,
  });
  if (!stored) return "It was changed meanwhile.";
  await requestOrApprove(tenant, stored);
  await tenant.audit({
    action: "redrive_message",
    subject_type: "step",
    subject_id: step_id,
    fields: ["status", "draft_version", "approval_state"],
  });
  return null;
}
