import { enrolledMessage } from "../../blocks/enroll-modals.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ViewListener } from "./view-listener.ts";

/** Enrolls the leads that were counted. */
export const confirmEnroll: ViewListener = {
  callback_id: VIEWS.confirmEnroll,
  async run(visit, { about }) {
    const result = await visit.core.enrollLeads(ownActor(visit.actors), {
      campaign: String(about.campaign_id),
      filter: about.filter as Record<string, never>,
      idempotency_key: visit.once,
    });
    await tellPrivately(visit, enrolledMessage(result));
  },
};
