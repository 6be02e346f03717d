import type { ConversationsSelect, KnownBlock, ModalView, Timepicker } from "@slack/types";
import { VIEWS } from "../ids.ts";
import type { Context } from "../results.ts";
import { input, textElement } from "./input.ts";
import { modal } from "./modal.ts";
import { section } from "./section.ts";

/** The window with everything a person may set for themselves. */
export function settingsModal(today: Context, metadata: string): ModalView {
  return modal(
    { callback_id: VIEWS.settings, title: "Settings", submit: "Save", metadata },
    [...inSlack(today), ...aboutYou(today)],
  );
}

function inSlack({ settings }: Context): KnownBlock[] {
  const channel: ConversationsSelect = {
    type: "conversations_select",
    filter: { include: ["public", "private"], exclude_bot_users: true },
    ...(settings.posting_channel ? { initial_conversation: settings.posting_channel } : {}),
  };
  return [
    section("*In Slack*"),
    input(
      {
        field: "posting_channel",
        label: "Channel for drafts and replies",
        optional: true,
        hint: "Everybody in it can read them. Left empty, they come to you directly.",
      },
      channel,
    ),
    input(
      { field: "quiet_from", label: "Quiet from", optional: true, hint: "I post nothing in these hours." },
      timepicker(settings.quiet_hours?.from),
    ),
    input({ field: "quiet_to", label: "Quiet until", optional: true }, timepicker(settings.quiet_hours?.to)),
    input(
      { field: "reminder_hours", label: "Remind me of a waiting draft after so many hours" },
      {
        type: "number_input",
        is_decimal_allowed: false,
        initial_value: String(settings.reminder_hours),
        min_value: "1",
        max_value: "168",
      },
    ),
  ];
}

function aboutYou({ user, settings }: Context): KnownBlock[] {
  const line = (field: string, label: string, max: number, value: string | null, hint?: string) =>
    input({ field, label, optional: true, ...(hint ? { hint } : {}) }, textElement({ max, value }));
  return [
    section("*In your messages*"),
    line("full_name", "Your name", 200, user.name),
    line("company_name", "Your company", 200, user.company),
    line("sender_name", "Name you sign with", 200, settings.sender_name, "Left empty, it is your name."),
    line(
      "postal_address",
      "Postal address",
      300,
      settings.postal_address,
      "Stands in the footer; the law of most countries asks for one.",
    ),
    line(
      "contact_reason",
      "Why you write to people",
      300,
      settings.contact_reason,
      "Stands in the footer, e.g. You run a data team in Berlin.",
    ),
    line("time_zone", "Your time zone", 60, user.time_zone, "E.g. Europe/Berlin"),
  ];
}

function timepicker(value: string | undefined): Timepicker {
  return value ? { type: "timepicker", initial_time: value } : { type: "timepicker" };
}
