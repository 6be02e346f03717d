import { AppError } from "../../../core/errors.ts";
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
    ...quietHours(form),
    ...wholeNumber(form, "reminder_hours", { label: "The hours until a reminder", max: 168 }),
    ...wholeNumber(form, "expiry_days", { label: "The days until a draft expires", max: 90 }),
  };
}

/** Both empty means none; one alone is for core to refuse. A window of an older release has neither. */
function quietHours(form: Form) {
  if (!form.has("quiet_from")) return {};
  const [from, to] = [form.text("quiet_from"), form.text("quiet_to")];
  return { quiet_hours: from || to ? { from: padded(from), to: padded(to) } : null };
}

/** People type 8:00. */
function padded(clock: string): string {
  return /^\d:\d\d$/.test(clock) ? `0${clock}` : clock;
}

function wholeNumber<Field extends string>(
  form: Form,
  field: Field,
  { label, max }: { label: string; max: number },
): { [Name in Field]?: number } {
  const text = form.text(field);
  if (text === "") return {};
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= max) return { [field]: number } as never;
  throw new AppError("invalid_input", {
    say: `${label} must be a whole number from 1 to ${max}, not "${text}".`,
    field,
  });
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
