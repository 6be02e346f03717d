import type { Actor } from "../actor.ts";
import { AppError } from "../errors.ts";
import { refuseUnknownZone } from "../sequences/refuse-unknown-zone.ts";
import { nextOpening } from "../sequences/send-window.ts";
import type { CampaignSettings } from "./campaign.ts";

/**
 * Refuses settings that could not work, and any choice of the approval mode by somebody who is no
 * person: who decides what leaves unread is never an agent's to say. Fields left out are not looked at.
 */
export function checkSettings(actor: Actor, settings: Partial<CampaignSettings>): void {
  const { time_zone, window, meeting_link } = settings;
  refuseUnknownZone(time_zone, "settings.time_zone");
  if (window) nextOpening(window, "UTC", new Date(0));
  if (meeting_link && !isWebAddress(meeting_link)) {
    throw new AppError("invalid_input", {
      say: "The meeting link is no web address.",
      field: "settings.meeting_link",
      next: "Give it in full, beginning with https://.",
    });
  }
  if (actor.kind !== "person" && (settings.approval ?? "every_message") !== "every_message") {
    throw onlyPerson();
  }
}

/** The answer to whoever is no person and would change what needs approval. */
export function onlyPerson(): AppError {
  return new AppError("not_allowed", {
    say: "Only a person may change which messages need approval.",
    field: "settings.approval",
    next: "Leave approval out, and ask a person to change it in Slack.",
  });
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
