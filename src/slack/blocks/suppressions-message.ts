import type { KnownBlock, ModalView } from "@slack/types";
import { packOwned } from "../button-value.ts";
import { ACTIONS, VIEWS } from "../ids.ts";
import type { SuppressionPage } from "../results.ts";
import { actions, button } from "./button.ts";
import { input, textElement } from "./input.ts";
import type { Message } from "./message.ts";
import { modal } from "./modal.ts";
import { fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";
import { slackTime } from "./time.ts";

/** Entries in one answer. */
export const SUPPRESSIONS_PER_PAGE = 10;

type Entry = SuppressionPage["suppressions"][number];
export type SuppressionsFound = SuppressionPage & {
  query: string;
  user_id: string;
  /** Whether opt-outs hold for the whole workspace. */
  shares: boolean;
};

const REASONS: Record<Entry["reason"], string> = {
  unsubscribed: "asked not to be contacted",
  bounced: "mail came back",
  complained: "marked a message as spam",
  erased: "data erased",
  manual: "suppressed by hand",
  imported: "on an imported list",
};

/** A page of the do-not-contact list, newest first; what was made by hand can be lifted with a click. */
export function suppressionsMessage(found: SuppressionsFound): Message {
  const about = found.query ? ` that match “${fenceLine(found.query, 80)}”` : "";
  const text =
    found.suppressions.length === 0
      ? `There are no suppressions${about}. \`/sdr suppress\` adds one.`
      : `Who must not be contacted${about}, newest first.`;
  const shared = found.shares
    ? "What people ask of you (opt-outs, complaints, bounces, erasures) holds for everybody in this Slack workspace."
    : "What people ask of you holds for you alone; what colleagues share holds for you too.";
  return {
    text,
    blocks: [
      section(text),
      ...found.suppressions.map((entry) => entryBlock(entry, found.user_id)),
      context(shared),
      actions(...buttons(found)),
    ],
  };
}

/** The window that asks why an entry is lifted. */
export function liftModal(entry: { reason: string; must: boolean }, metadata: string): ModalView {
  const options = { callback_id: VIEWS.liftSuppression, title: "Lift this entry?", metadata };
  const why = entry.must
    ? "They asked for it themselves, or their address failed. Say in a sentence why they may be written to again."
    : "It was made by hand.";
  return modal({ ...options, submit: "Lift" }, [
    section(`${why} What was cancelled stays cancelled.`),
    input(
      {
        field: "reason",
        label: "Why",
        optional: !entry.must,
        hint: "Kept with the record of the entry.",
      },
      textElement({ lines: true, max: 500 }),
    ),
  ]);
}

function entryBlock(entry: Entry, user_id: string): KnownBlock {
  const who = entry.value ? fenceLine(entry.value, 200) : "somebody of whom only a hash is kept";
  const shared = entry.shared ? " · for the workspace" : "";
  const text = `*${who}* (${entry.scope})\n${REASONS[entry.reason]} · ${slackTime(entry.created_at)}${shared}`;
  if (entry.reason === "erased") return section(text);
  const value = packOwned(user_id, entry.suppression_id, entry.reason);
  const spoken = `Lift the entry about ${entry.value ?? "this person"}`;
  return section(text, button({ action: ACTIONS.liftSuppression, label: "Lift", value, spoken }));
}

function buttons({ next_cursor, query, user_id, shares }: SuppressionsFound) {
  const more = next_cursor
    ? [
        button({
          action: ACTIONS.moreSuppressions,
          label: "More",
          value: packOwned(user_id, next_cursor, query),
        }),
      ]
    : [];
  const label = shares ? "Keep opt-outs to myself" : "Share opt-outs with the workspace";
  const value = packOwned(user_id, shares ? "off" : "on");
  return [...more, button({ action: ACTIONS.shareOptOuts, label, value })];
}
