import { VIEWS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { refOf, showDecided } from "../actions/decide.ts";
import { readDraft } from "./about-draft.ts";
import type { ViewListener } from "./view-listener.ts";

/** Rejects the draft with its reason. */
export const rejectDraft: ViewListener = {
  callback_id: VIEWS.rejectDraft,
  async run(visit, { form, about }) {
    const draft = readDraft(about);
    const actor = actorFor(visit.actors, draft.user_id);
    const reason = form.text("reason");
    const { card } = await visit.core.rejectDraft(actor, { ...refOf(draft), reason });
    await showDecided(visit, actor, card);
  },
};
