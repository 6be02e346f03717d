import type { Actor } from "../../../core/actor.ts";
import type { ApprovalCard } from "../../../core/approvals/approval-card.ts";
import { AppError, asAppError } from "../../../core/errors.ts";
import { editDraftModal } from "../../blocks/draft-modals.ts";
import { VIEWS } from "../../ids.ts";
import { openModal } from "../../visit/open-modal.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import type { Visit } from "../../visit/visit.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { refOf, showDecided } from "../actions/decide.ts";
import { readDraft } from "./about-draft.ts";
import { longText } from "./long-text.ts";
import type { ViewListener } from "./view-listener.ts";

/** Saves the changed words; the card then asks for approval of the edited draft. */
export const editDraft: ViewListener = {
  callback_id: VIEWS.editDraft,
  check: (form) =>
    longText(form, "body").trim() === "" ? { body: "Write at least a word." } : null,
  async run(visit, { form, about }) {
    const draft = readDraft(about);
    const actor = actorFor(visit.actors, draft.user_id);
    const words = {
      subject: form.has("subject") ? form.text("subject") : null,
      body: longText(form, "body"),
    };
    try {
      const { card } = await visit.core.editDraft(actor, { ...refOf(draft), ...words });
      await showDecided(visit, actor, card);
    } catch (error) {
      if (asAppError(error).code !== "conflict") throw error;
      await offerAgain(visit, actor, { step_id: draft.step_id, words, error: asAppError(error) });
    }
  },
};

type Lost = {
  step_id: string;
  words: { subject: string | null; body: string };
  error: AppError;
};

/** Somebody was quicker. What was typed is not lost: it stands in the window again, over the new version. */
async function offerAgain(visit: Visit, actor: Actor, lost: Lost): Promise<void> {
  const { card } = await visit.core.getApprovalCard(actor, { step_id: lost.step_id });
  if (card.state !== "waiting") {
    await showDecided(visit, actor, card);
    throw new AppError("conflict", { say: lost.error.say, cause: lost.error });
  }
  const { step_id, draft_version } = card;
  const metadata = packMetadata(visit.place, { user_id: actor.user_id, step_id, draft_version });
  const typed: ApprovalCard = {
    ...card,
    body: lost.words.body,
    subject: lost.words.subject ?? card.subject,
  };
  const notice = `${lost.error.say} Your words stand below; saving puts them in the place of the newer ones.`;
  await openModal(visit, editDraftModal({ card: typed, metadata, notice }));
}
