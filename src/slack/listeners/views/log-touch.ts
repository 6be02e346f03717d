import { loggedTouch } from "../../../core/leads/logged-touch.ts";
import { touchLoggedMessage } from "../../blocks/log-modal.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ViewListener } from "./view-listener.ts";

const { channel, direction, outcome } = loggedTouch.shape;

/** Logs a call or another touch. */
export const logTouch: ViewListener = {
  callback_id: VIEWS.logTouch,
  check(form) {
    const absurd = form.text("way").endsWith(":inbound") && form.text("outcome") === "left_message";
    return absurd ? { outcome: "Who reached you has spoken with you; choose that." } : null;
  },
  async run(visit, { form }) {
    const [by, way] = form.text("way").split(":");
    const logged = await visit.core.logTouch(ownActor(visit.actors), {
      lead: form.text("lead"),
      channel: channel.parse(by),
      direction: direction.parse(way),
      outcome: outcome.parse(form.text("outcome")),
      note: form.text("note"),
      idempotency_key: visit.once,
    });
    await tellPrivately(visit, touchLoggedMessage(logged));
  },
};
