import { approvalMode } from "../../../core/campaigns/campaign.ts";
import { WEEKDAYS } from "../../../core/sequences/send-window.ts";
import { sequenceTemplate } from "../../../core/sequences/sequence.ts";
import { campaignCreatedMessage } from "../../blocks/campaign-preview.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ViewListener } from "./view-listener.ts";

/** Sets up a campaign; nothing is sent before it is started. */
export const newCampaign: ViewListener = {
  callback_id: VIEWS.newCampaign,
  check(form) {
    if (form.text("from") < form.text("to")) return null;
    return { to: "The window must close after it opens, on the same day." };
  },
  async run(visit, { form }) {
    const chosen = form.choices("days");
    const { campaign } = await visit.core.createCampaign(ownActor(visit.actors), {
      name: form.text("name"),
      sequence_template: sequenceTemplate.parse(form.text("template")),
      settings: {
        offer: form.text("offer"),
        approval: approvalMode.parse(form.text("approval")),
        time_zone: form.text("time_zone"),
        meeting_link: form.text("meeting_link"),
        window: {
          days: WEEKDAYS.filter((day) => chosen.includes(day)),
          from: form.text("from"),
          to: form.text("to"),
          skip_holidays: [],
        },
      },
      idempotency_key: visit.once,
    });
    await tellPrivately(visit, campaignCreatedMessage(campaign));
  },
};
