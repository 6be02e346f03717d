import { plainMessage } from "../../blocks/plain-message.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Form } from "./form.ts";
import type { ViewListener } from "./view-listener.ts";

/** Saves the settings, and goes into the chosen channel where it may. */
export const settings: ViewListener = {
  callback_id: VIEWS.settings,
  async run(visit, { form }) {
    const zone = form.text("time_zone");
    await visit.core.updateSettings(ownActor(visit.actors), {
      settings: settingsOf(form, visit.person.team_id),
      full_name: form.text("full_name"),
      company_name: form.text("company_name"),
      ...(zone ? { time_zone: zone } : {}),
    });
    const channel = form.text("posting_channel");
    const where = channel
      ? await enterChannel(visit, channel)
      : "Drafts and replies come to you directly.";
    await tellPrivately(visit, plainMessage(`Your settings are saved. ${where}`));
  },
};

function settingsOf(form: Form, team_id: string) {
  const posting_channel = form.text("posting_channel");
  return {
    posting_channel,
    posting_team: posting_channel ? team_id : "",
    postal_address: form.text("postal_address"),
    contact_reason: form.text("contact_reason"),
    sender_name: form.text("sender_name"),
  };
}

/** Public channels are joined; a private one only its members can open to the app. */
async function enterChannel(visit: Visit, channel: string): Promise<string> {
  try {
    await visit.client.conversations.join({ channel });
    return `Drafts and replies are posted in <#${channel}>.`;
  } catch (error) {
    visit.log.debug({ error: String(error) }, "a channel could not be joined");
    return `Drafts and replies are posted in <#${channel}>. If it is private, type \`/invite\` there and choose Chat SDR, or nothing can appear.`;
  }
}
