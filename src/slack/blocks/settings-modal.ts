import type { ConversationsSelect, KnownBlock, ModalView } from "@slack/types";
import { VIEWS } from "../ids.ts";
import type { Context } from "../results.ts";
import { input, optionalLine } from "./input.ts";
import { modal } from "./modal.ts";
import { section } from "./section.ts";

/** The window with everything a person may set for themselves. */
export function settingsModal(today: Context, metadata: string): ModalView {
  return modal({ callback_id: VIEWS.settings, title: "Settings", submit: "Save", metadata }, [
    ...inSlack(today),
    ...aboutYou(today),
  ]);
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
    optionalLine({
      field: "quiet_from",
      label: "Quiet from",
      hint: "Nothing is posted from this time of day, in your time zone, e.g. 20:00. Left empty, there are no quiet hours.",
      max: 5,
      value: settings.quiet_hours?.from,
    }),
    optionalLine({
      field: "quiet_to",
      label: "Quiet until",
      hint: "E.g. 08:00; what came meanwhile is posted then.",
      max: 5,
      value: settings.quiet_hours?.to,
    }),
    optionalLine({
      field: "reminder_hours",
      label: "Remind of a waiting draft after (hours)",
      hint: "Once a draft; 1 to 168.",
      max: 3,
      value: String(settings.reminder_hours ?? 24),
    }),
    optionalLine({
      field: "expiry_days",
      label: "Stop asking about a draft after (days)",
      hint: "It is then not sent, and stays in view until you ask again; 1 to 90.",
      max: 2,
      value: String(settings.expiry_days ?? 14),
    }),
  ];
}

function aboutYou({ user, settings }: Context): KnownBlock[] {
  const { sender_name, postal_address, contact_reason } = settings;
  return [
    section("*In your messages*"),
    optionalLine({ field: "full_name", label: "Your name", max: 200, value: user.name }),
    optionalLine({ field: "company_name", label: "Your company", max: 200, value: user.company }),
    optionalLine({
      field: "sender_name",
      label: "Name you sign with",
      hint: "Left empty, it is your name.",
      max: 200,
      value: sender_name,
    }),
    optionalLine({
      field: "postal_address",
      label: "Postal address",
      hint: "Stands in the footer; the law of most countries asks for one.",
      max: 300,
      value: postal_address,
    }),
    optionalLine({
      field: "contact_reason",
      label: "Why you write to people",
      hint: "Stands in the footer, e.g. You run a data team in Berlin.",
      max: 300,
      value: contact_reason,
    }),
    optionalLine({
      field: "time_zone",
      label: "Your time zone",
      hint: "E.g. Europe/Berlin",
      max: 60,
      value: user.time_zone,
    }),
  ];
}
