import type { KnownBlock } from "@slack/types";
import type { CampaignSummary } from "../../core/campaigns/campaign.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions, button, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { clip, count, fenceLine } from "./mrkdwn.ts";
import { section } from "./section.ts";

/** Campaigns in one answer: each takes two blocks. */
export const CAMPAIGNS_PER_PAGE = 15;

const STATUS_WORDS: Record<CampaignSummary["status"], string> = {
  draft: "not started",
  active: "running",
  paused: "paused",
  completed: "completed",
};

export type CampaignsPage = {
  campaigns: readonly CampaignSummary[];
  next_cursor: string | null;
  user_id: string;
  /** What the person is asked to pick one for, e.g. `Which campaign shall I pause?`. */
  question?: string;
};

/** Campaigns with live figures, and the buttons that make sense for each. */
export function campaignsMessage(page: CampaignsPage): Message {
  if (page.campaigns.length === 0) return noCampaigns(page.question);
  const running = page.campaigns.filter((each) => each.status === "active").length;
  const text = page.question ?? `${count(page.campaigns.length, "campaign")}, ${running} running.`;
  return {
    text,
    blocks: [section(text), ...page.campaigns.flatMap(campaignBlocks), ...further(page)],
  };
}

/** One campaign in three lines. */
export function campaignLines(campaign: CampaignSummary): string {
  const { figures } = campaign;
  const why = campaign.paused_reason ? ` (${fenceLine(campaign.paused_reason)})` : "";
  const name = `*${fenceLine(campaign.name, 120)}*, ${STATUS_WORDS[campaign.status]}${why}`;
  const now = `${count(figures.leads, "lead")}, ${count(figures.waiting_approval, "draft")} waiting, ${figures.scheduled} scheduled`;
  const so_far = `${figures.sent} sent, ${count(figures.replies, "reply", "replies")}, ${figures.positive} positive`;
  return `${name}\n${now}\n${so_far}`;
}

/** After a campaign was started, resumed or paused. */
export function campaignChangedMessage(campaign: CampaignSummary, sentence: string): Message {
  return {
    text: sentence,
    blocks: [section(sentence), ...campaignBlocks(campaign)],
  };
}

function campaignBlocks(campaign: CampaignSummary): KnownBlock[] {
  const id = campaign.campaign_id;
  const named = (label: string, command: string, style?: "primary") => ({
    ...commandButton(label, command, style),
    accessibility_label: clip(`${label}: ${campaign.name}`, 75),
  });
  const running = campaign.status === "active";
  const go = campaign.status === "paused" ? named("Resume", `campaign resume ${id}`) : null;
  const first =
    campaign.status === "draft" ? named("Start…", `campaign start ${id}`, "primary") : go;
  const state = running ? named("Pause", `campaign pause ${id}`) : first;
  return [
    section(campaignLines(campaign)),
    actions(
      ...(state ? [state] : []),
      named("Edit", `campaign edit ${id}`),
      named("Enroll leads", `enroll ${id}`),
      named("Figures", `stats ${id}`),
    ),
  ];
}

function further({ next_cursor, user_id }: CampaignsPage): KnownBlock[] {
  const more = next_cursor
    ? [
        button({
          action: ACTIONS.moreCampaigns,
          label: "More campaigns",
          value: packOwned(user_id, next_cursor),
        }),
      ]
    : [];
  return [actions(...more, commandButton("New campaign", "campaign new"))];
}

function noCampaigns(question: string | undefined): Message {
  const text = question
    ? "There is no campaign for this yet. Set one up first."
    : "You have no campaigns yet. A campaign holds the messages and when they go; you approve each of them.";
  return {
    text,
    blocks: [section(text), actions(commandButton("New campaign", "campaign new", "primary"))],
  };
}
