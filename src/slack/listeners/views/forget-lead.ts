import { erasedMessage } from "../../blocks/forget-modal.ts";
import { VIEWS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ViewListener } from "./view-listener.ts";

/** Erases the lead for whom the window was opened. */
export const forgetLead: ViewListener = {
  callback_id: VIEWS.forgetLead,
  async run(visit, { about }) {
    const actor = actorFor(visit.actors, String(about.user_id));
    const done = await visit.core.eraseLead(actor, { lead: String(about.lead_id) });
    await tellPrivately(visit, erasedMessage(done));
  },
};
