import { FOR_WORKSPACE, suppressedMessage } from "../../blocks/suppress-modal.ts";
import { VIEWS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Contact } from "../commands/suppress.ts";
import type { ViewListener } from "./view-listener.ts";

/** Suppresses what the window was opened for, and says what was on its way already. */
export const suppressContact: ViewListener = {
  callback_id: VIEWS.suppressContact,
  async run(visit, { form, about }) {
    const done = await visit.core.suppressContacts(actorFor(visit.actors, String(about.user_id)), {
      ...(about.contact as Contact),
      share_with_workspace: form.choices("share").includes(FOR_WORKSPACE),
      idempotency_key: visit.once,
    });
    await tellPrivately(visit, suppressedMessage(done));
  },
};
