import { count } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { VIEWS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ViewListener } from "./view-listener.ts";

/** Lifts the entry, and says who is still covered by another. */
export const liftSuppression: ViewListener = {
  callback_id: VIEWS.liftSuppression,
  async run(visit, { form, about }) {
    const done = await visit.core.liftSuppression(actorFor(visit.actors, String(about.user_id)), {
      suppression_id: String(about.suppression_id),
      reason: form.text("reason"),
    });
    const still =
      done.still_suppressed > 0
        ? ` ${count(done.still_suppressed, "lead")} ${done.still_suppressed === 1 ? "is" : "are"} still covered by another entry, yours or a colleague's.`
        : "";
    const text = `The entry is lifted. ${count(done.leads, "lead")} may be contacted again; enroll them anew to write to them.${still}`;
    await tellPrivately(visit, plainMessage(text));
  },
};
