import { sequenceTemplate } from "../../../core/sequences/sequence.ts";
import { builtInSequence } from "../../../core/sequences/sequence-templates.ts";
import { campaignCreatedMessage } from "../../blocks/campaign-preview.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import { checkCampaign, settingsOf } from "./campaign-form.ts";
import type { ViewListener } from "./view-listener.ts";

/** Sets up a campaign; nothing is sent before it is started. */
export const newCampaign: ViewListener = {
  callback_id: VIEWS.newCampaign,
  check: checkCampaign,
  async run(visit, { form }) {
    const sequence_template = sequenceTemplate.parse(form.text("template"));
    const { campaign } = await visit.core.createCampaign(ownActor(visit.actors), {
      name: form.text("name"),
      sequence_template,
      ...(sequence_template === "custom" ? { steps: firstEmail() } : {}),
      settings: settingsOf(form),
      idempotency_key: visit.once,
    });
    await tellPrivately(visit, campaignCreatedMessage(campaign));
  },
};

/** Something to begin with: a sequence cannot be empty. */
function firstEmail() {
  return builtInSequence("email_only")
    .steps.slice(0, 1)
    .map((step) => ({ ...step, variants: step.variants.slice(0, 1) }));
}
