import { approvalMode, type CampaignSettings } from "../../../core/campaigns/campaign.ts";
import { WEEKDAYS } from "../../../core/sequences/send-window.ts";
import { readDaysOff } from "../../days-off.ts";
import type { Form } from "./form.ts";

/** What is wrong with the fields of a campaign's form, by name; null when nothing is. */
export function checkCampaign(form: Form): Record<string, string> | null {
  const errors: Record<string, string> = {};
  if (form.text("from") >= closingTime(form)) {
    errors.to = "The window must close after it opens, on the same day.";
  }
  const off = readDaysOff(form.text("days_off"));
  if ("problem" in off) errors.days_off = off.problem;
  return Object.keys(errors).length > 0 ? errors : null;
}

/** The settings as the form says; `kept` are the days off where they were too many to be shown. */
export function settingsOf(form: Form, kept: string[] = []): CampaignSettings {
  const chosen = form.choices("days");
  const off = readDaysOff(form.text("days_off"));
  const typed = "dates" in off ? off.dates : [];
  return {
    offer: form.text("offer"),
    approval: approvalMode.parse(form.text("approval")),
    time_zone: form.text("time_zone"),
    meeting_link: form.text("meeting_link"),
    stop_company_on_reply: form.choices("company").includes("stop"),
    window: {
      days: WEEKDAYS.filter((day) => chosen.includes(day)),
      from: form.text("from"),
      to: closingTime(form),
      skip_holidays: form.has("days_off") ? typed : kept,
    },
  };
}

/** Slack's clock has no 24:00; a window that closes at 00:00 closes at the end of the day. */
function closingTime(form: Form): string {
  const time = form.text("to");
  return time === "00:00" ? "24:00" : time;
}
