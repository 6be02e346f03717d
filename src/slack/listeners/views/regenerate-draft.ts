import { VIEWS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { refOf, showDecided } from "../actions/decide.ts";
import { readDraft } from "./about-draft.ts";
import type { ViewListener } from "./view-listener.ts";

/** Has the draft written again; the card then shows the new one. */
export const regenerateDraft: ViewListener = {
  callback_id: VIEWS.regenerateDraft,
  async run(visit, { form, about }) {
    const draft = readDraft(about);
    const actor = actorFor(visit.actors, draft.user_id);
    const instruction = form.text("instruction");
    const { card } = await visit.core.regenerateDraft(actor, { ...refOf(draft), instruction });
    await showDecided(visit, actor, card);
  },
};
