import { z } from "zod";
import type { Actor } from "../actor.ts";
import { AppError } from "../errors.ts";
import { defineProcess, type Tenant } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
import { askAgain } from "./ask-again.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { readCard } from "./read-card.ts";
import { currentHash, readTouch, type Touch } from "./read-touch.ts";
import { type Approval, scheduleTouch } from "./schedule-touch.ts";

/** Approves exactly the version that was seen; the scheduler sends it. Of many clicks one wins. */
export const approveDraft = defineProcess({
  name: "approve_draft",
  needs: "decide",
  input: z.object({ ...draftRef }),
  output: decisionOutput,
  async run(context, { step_id, draft_version }) {
    const card = await context.inTenant(async (tenant) => {
      const approved = await approveSeen(tenant, step_id, draft_version);
      return approved ? readCard(tenant, step_id) : null;
    });
    if (card) return { card };
    throw recipientChanged();
  },
});

/**
 * Approves one draft as this person. False when the recipient or the mailbox is another one by now: then
 * the draft was asked for anew, which stands once the caller commits. Throws `conflict` with who was
 * first, or what has changed.
 */
export async function approveSeen(
  tenant: Tenant,
  step_id: string,
  draft_version: number,
): Promise<boolean> {
  const touch = await readTouch(tenant.tx, step_id);
  const approval = { by: tenant.actor.name, via: viaOf(tenant.actor) };
  const won =
    touch.draft_version === draft_version && (await scheduleTouch(tenant, touch, approval));
  if (!won) return renew(tenant, step_id, draft_version);
  await tenant.audit({
    action: "approve_draft",
    subject_type: "step",
    subject_id: step_id,
    fields: ["status", "approval_state", "approved_hash"],
    detail: { draft_version, content_hash: currentHash(touch) },
  });
  return true;
}

/** The conflict a person is told of once the renewed draft is committed. */
export function recipientChanged(): AppError {
  return new AppError("conflict", {
    say: "The recipient or the mailbox changed after this draft was written, so it was not approved. Please read the new version.",
    next: "Look at the card as it stands now.",
  });
}

async function renew(tenant: Tenant, step_id: string, draft_version: number): Promise<false> {
  const touch = await readTouch(tenant.tx, step_id);
  const reason = "The recipient or the mailbox changed after this draft was written.";
  const renewed = isOutdated(touch, draft_version) && (await askAgain(tenant, touch, reason));
  if (!renewed) return explainLostDecision(tenant, step_id, draft_version);
  await tenant.audit({
    action: "renew_draft",
    subject_type: "step",
    subject_id: step_id,
    fields: ["content_hash"],
    detail: { draft_version: draft_version + 1 },
  });
  return false;
}

/** It waits as the person saw it, yet its content is not what was drafted: something else it covers changed. */
function isOutdated(touch: Touch, draft_version: number): boolean {
  return (
    touch.status === "pending" &&
    touch.approval_state === "requested" &&
    touch.draft_version === draft_version &&
    touch.content_hash !== currentHash(touch)
  );
}

function viaOf(actor: Actor): Approval["via"] {
  return actor.via === "slack" || actor.via === "web" ? actor.via : "cli";
}
