import { z } from "zod";
import { decisionOutput } from "../approvals/approval-card.ts";
import { tooLate } from "../approvals/explain-lost-decision.ts";
import { readCard } from "../approvals/read-card.ts";
import { readTouch, type Touch } from "../approvals/read-touch.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { refreshCards } from "../posts/queue-posts.ts";
import { lockLead } from "./lock-lead.ts";
import { proposedMessageId } from "./outgoing-mail.ts";
import { recordSent } from "./record-outcome.ts";

/** A person says what became of a message whose delivery is unknown. Of many answers the first counts. */
export const resolveUncertain = defineOperation({
  name: "resolve_uncertain",
  needs: "decide",
  input: z.object({
    step_id: z.uuid(),
    was_sent: z.boolean().describe("true: it went; false: send it again."),
  }),
  output: decisionOutput,
  async run(tenant, { step_id, was_sent }) {
    const { lead_id } = await readTouch(tenant.tx, step_id);
    await lockLead(tenant.tx, lead_id);
    const touch = await readTouch(tenant.tx, step_id);
    if (touch.delivery_state !== "uncertain") throw tooLate(touch);
    await tenant.tx.sequenceStep.update({
      where: { id: step_id },
      data: { decided_by: tenant.actor.name, decided_at: tenant.now },
      select: { id: true },
    });
    if (was_sent) await believeSent(tenant, touch);
    else await sendAgain(tenant, touch);
    await tenant.audit({
      action: "resolve_uncertain",
      subject_type: "step",
      subject_id: step_id,
      fields: ["delivery_state", "decided_by"],
      detail: { was_sent },
    });
    return { card: await readCard(tenant, step_id) };
  },
});

/** Replies will quote the id that was proposed, unless the provider put another in its place. */
async function believeSent(tenant: Tenant, touch: Touch): Promise<void> {
  const attempt = {
    step_id: touch.id,
    user_id: tenant.user_id,
    clerk_id: tenant.actor.clerk_id,
    attempt_id: touch.attempt_id ?? "",
    recovering: true,
  };
  const receipt = {
    providerId: `confirmed:${touch.id}`,
    messageId: proposedMessageId(touch),
    threadId: null,
  };
  await recordSent(tenant, attempt, { touch, receipt });
}

/** Back into the queue, and through the gate like any other; the token that may be used up is forgotten. */
async function sendAgain(tenant: Tenant, touch: Touch): Promise<void> {
  await tenant.tx.sequenceStep.update({
    where: { id: touch.id },
    data: {
      delivery_state: "idle",
      provider_draft_id: null,
      accepted_at: null,
      send_time: tenant.now,
      attempts: 0,
      last_error: null,
      deferred_reason: null,
    },
    select: { id: true },
  });
  await refreshCards(tenant, touch.id);
}
