import type { APPROVAL_MODES } from "../../core/campaigns/campaign.ts";
import type { SendWindow, WEEKDAYS } from "../../core/sequences/send-window.ts";
import type { CHANNELS, SEQUENCE_TEMPLATES } from "../../core/sequences/sequence.ts";
import { toDaysOffText } from "../days-off.ts";

export const TEMPLATE_WORDS: Record<(typeof SEQUENCE_TEMPLATES)[number], string> = {
  email_first: "Email first, then LinkedIn (5 steps)",
  linkedin_first: "LinkedIn first, then email (5 steps)",
  email_only: "Email only (3 steps)",
  linkedin_only: "LinkedIn only (3 steps)",
  custom: "My own steps, beginning with one email",
};

export const APPROVAL_WORDS: Record<(typeof APPROVAL_MODES)[number], string> = {
  every_message: "I approve every message",
  first_message: "I approve the first message to each lead",
  automatic: "Send without asking me",
};

export const DAY_WORDS: Record<(typeof WEEKDAYS)[number], string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const CHANNEL_WORDS: Record<(typeof CHANNELS)[number], string> = {
  email: "Email",
  linkedin_invite: "LinkedIn invitation",
  linkedin_message: "LinkedIn message",
};

/** `Monday, Tuesday from 09:00 to 17:00, not on 2026-12-25`. */
export function windowInWords(window: SendWindow): string {
  const days = window.days.map((day) => DAY_WORDS[day]).join(", ");
  const off = toDaysOffText(window.skip_holidays);
  return `${days} from ${window.from} to ${window.to}${off ? `, not on ${off}` : ""}`;
}
