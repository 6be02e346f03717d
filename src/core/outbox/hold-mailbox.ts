import type { Touch } from "../approvals/read-touch.ts";
import type { AppError, ErrorCode } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";

/** Faults of a mailbox, whatever is to be sent from it: a key is missing, an address is wrong, it is gone. */
const FAULTS: readonly ErrorCode[] = ["misconfigured", "invalid_input", "not_connected"];

/** Whether a failure to open a mailbox stays until a person connects it again. */
export function isMailboxFault({ code }: Pick<AppError, "code">): boolean {
  return FAULTS.includes(code);
}

/** A mailbox that cannot be opened waits for a person, who is told once; its touches wait with it. */
export async function holdMailbox(tenant: Tenant, touch: Touch, fault: AppError): Promise<void> {
  const { mailbox } = touch;
  if (!mailbox) return;
  const held = await tenant.tx.mailbox.updateMany({
    where: { id: mailbox.id, status: "ok" },
    data: { status: "needs_reconnect", paused_reason: fault.say.slice(0, 300) },
  });
  if (held.count === 0) return;
  await tenant.audit({
    action: "hold_mailbox",
    subject_type: "mailbox",
    subject_id: mailbox.id,
    fields: ["status", "paused_reason"],
  });
  await queuePosts(tenant, {
    kind: "notice",
    // A second time is another: told again, once.
    subject: `mailbox:${mailbox.id}:needs_reconnect:${tenant.now.toISOString()}`,
    payload: {
      text: `${mailbox.address} cannot be used, so nothing leaves from it: ${fault.say}`,
      next: "Connect it again with `/sdr connect`; what waits for it then goes by itself.",
    },
  });
}
