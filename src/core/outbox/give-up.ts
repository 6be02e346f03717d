import type { Touch } from "../approvals/read-touch.ts";
import type { Tenant } from "../operation.ts";
import { queuePosts, refreshCards } from "../posts/queue-posts.ts";

/** A touch that failed for good is seen: its card says so, the owner is told, and the log has it. */
export async function tellGivenUp(tenant: Tenant, touch: Touch, reason: string): Promise<void> {
  await refreshCards(tenant, touch.id);
  await tenant.audit({
    action: "give_up_message",
    subject_type: "step",
    subject_id: touch.id,
    fields: ["status"],
  });
  await queuePosts(tenant, {
    kind: "notice",
    subject: `failed:${touch.id}:${touch.draft_version}`,
    payload: {
      text: `A message to ${touch.lead.full_name} could not be sent and was given up: ${reason}`,
      next: "Mend the cause and have the message drafted again, or write to them by hand. Their later steps wait for it.",
    },
  });
}
