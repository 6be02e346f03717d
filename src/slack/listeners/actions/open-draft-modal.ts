import type { ModalView } from "@slack/types";
import type { ApprovalCard } from "../../../core/approvals/approval-card.ts";
import { AppError } from "../../../core/errors.ts";
import { cardSentence } from "../../blocks/card-sentence.ts";
import { unpackDraft } from "../../button-value.ts";
import { openModal } from "../../visit/open-modal.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import type { Visit } from "../../visit/visit.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { refreshCard } from "./decide.ts";

/** A draft that could not be sent may be written anew. */
const OPEN_STATES: readonly ApprovalCard["state"][] = ["waiting", "failed", "expired"];

type Build = (card: ApprovalCard, metadata: string) => ModalView;

/** Opens a window about the draft on a card, bound to the version that stands there. */
export async function openDraftModal(visit: Visit, value: string, build: Build): Promise<void> {
  const draft = unpackDraft(value);
  const actor = actorFor(visit.actors, draft.user_id);
  const { card } = await visit.core.getApprovalCard(actor, { step_id: draft.step_id });
  if (!OPEN_STATES.includes(card.state) || card.draft_version !== draft.draft_version) {
    await refreshCard(visit, actor, draft.step_id);
    const changed = OPEN_STATES.includes(card.state)
      ? "This draft was changed meanwhile."
      : cardSentence(card);
    throw new AppError("conflict", { say: `${changed} The card shows how it stands now.` });
  }
  await openModal(visit, build(card, packMetadata(visit.place, draft)));
}
