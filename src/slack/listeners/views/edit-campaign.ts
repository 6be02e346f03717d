import { AppError, asAppError } from "../../../core/errors.ts";
import { VIEWS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showCampaignToEdit } from "../commands/campaign-edit.ts";
import { checkCampaign, settingsOf } from "./campaign-form.ts";
import type { ViewListener } from "./view-listener.ts";

/** Saves a campaign's name and settings. */
export const editCampaign: ViewListener = {
  callback_id: VIEWS.editCampaign,
  check: checkCampaign,
  async run(visit, { form, about }) {
    const actor = actorFor(visit.actors, String(about.user_id));
    const campaign = String(about.campaign_id);
    const found = await visit.core.getCampaign(actor, { campaign });
    const kept = found.campaign.settings.window.skip_holidays;
    const change = {
      campaign,
      expected_version: Number(about.version),
      name: form.text("name"),
      settings: settingsOf(form, kept),
      idempotency_key: visit.once,
    };
    await visit.core.updateCampaign(actor, change).catch(sayPlainly);
    await showCampaignToEdit(visit, actor, { campaign, done: "The settings are saved." });
  },
};

function sayPlainly(thrown: unknown): never {
  const { code, field } = asAppError(thrown);
  if (code !== "conflict" || field !== "expected_version") throw thrown;
  throw new AppError(code, {
    say: "The campaign was changed meanwhile, so nothing was saved. Copy what you typed, close this window and open it again.",
    cause: thrown,
  });
}
