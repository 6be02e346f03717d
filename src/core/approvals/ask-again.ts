import type { Tenant } from "../operation.ts";
import type { Touch } from "./read-touch.ts";
import { requestApproval } from "./request-approval.ts";
import { storeDraft } from "./store-draft.ts";

/**
 * Asks for approval of the same words anew, because what else an approval covers (recipient, mailbox,
 * footer) has changed. It is a new version, so buttons of the old one decide nothing. False when somebody
 * else changed the draft first.
 */
export async function askAgain(tenant: Tenant, touch: Touch, reason: string): Promise<boolean> {
  const stored = await storeDraft(tenant, {
    touch,
    words: touch.payload,
    author: touch.draft_author ?? "",
    edited: touch.edited,
  });
  if (!stored) return false;
  await requestApproval(tenant, stored);
  await tenant.tx.sequenceStep.update({
    where: { id: touch.id },
    data: { deferred_reason: reason },
    select: { id: true },
  });
  return true;
}
