import type { Actor } from "../../../core/actor.ts";
import type { ApprovalCard } from "../../../core/approvals/approval-card.ts";
import { asAppError } from "../../../core/errors.ts";
import { approvalCardMessage } from "../../blocks/approval-card.ts";
import { decidedQueueMessage } from "../../blocks/queue-message.ts";
import { type DraftValue, unpackDraft } from "../../button-value.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showInPlace } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";

export type DraftRef = { step_id: string; draft_version: number };
type Decide = (actor: Actor, ref: DraftRef) => Promise<{ card: ApprovalCard }>;

/**
 * One decision on one version of a draft, in the name of whoever pressed. The card in hand shows the
 * result; the loser of a race sees the card as it stands, and throws on to be told why.
 */
export async function decide(visit: Visit, value: string, act: Decide): Promise<void> {
  const draft = unpackDraft(value);
  const actor = actorFor(visit.actors, draft.user_id);
  try {
    const { card } = await act(actor, refOf(draft));
    await showDecided(visit, actor, card);
  } catch (error) {
    if (asAppError(error).code === "conflict") await refreshCard(visit, actor, draft.step_id);
    throw error;
  }
}

/**
 * The card as it stands now, in the place of the one that was pressed. Never throws: it accompanies a
 * reason that must reach the person even if the card is gone.
 */
export async function refreshCard(visit: Visit, actor: Actor, step_id: string): Promise<void> {
  try {
    const { card } = await visit.core.getApprovalCard(actor, { step_id });
    await showCard(visit, card, actor.user_id);
  } catch (error) {
    visit.log.warn({ step_id, error: String(error) }, "a card could not be refreshed");
  }
}

/**
 * Shows a card after a decision. Posted cards are left to the outbox, their only writer: two writers
 * could leave the older state standing.
 */
export async function showDecided(visit: Visit, actor: Actor, card: ApprovalCard): Promise<void> {
  if (visit.place.message_ts && !visit.place.ephemeral) return;
  await showCard(visit, card, actor.user_id);
}

export function refOf({ step_id, draft_version }: DraftValue): DraftRef {
  return { step_id, draft_version };
}

function showCard(visit: Visit, card: ApprovalCard, user_id: string): Promise<void> {
  const message = visit.place.ephemeral
    ? decidedQueueMessage(card, user_id)
    : approvalCardMessage(card, user_id);
  return showInPlace(visit, message);
}
