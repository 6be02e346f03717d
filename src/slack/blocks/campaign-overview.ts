import type { KnownBlock } from "@slack/types";
import type { CampaignDetail } from "../../core/campaigns/campaign.ts";
import type { ExampleMessage } from "../../core/sequences/render-example.ts";
import { delayInWords, SEQUENCE_LIMITS, type SequenceStep } from "../../core/sequences/sequence.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions, button, commandButton } from "./button.ts";
import { APPROVAL_WORDS, CHANNEL_WORDS, windowInWords } from "./campaign-words.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { context, section, verbatim } from "./section.ts";

export type CampaignOverview = {
  campaign: CampaignDetail;
  user_id: string;
  /** The first message as an example lead would read it; null where a model writes it. */
  example: ExampleMessage | null;
  /** What has just happened, e.g. `Step 2 is saved.` */
  done?: string;
};

/** A campaign to edit: its settings and its steps, each with a button, and how the first message reads. */
export function campaignOverviewMessage(overview: CampaignOverview): Message {
  const { campaign, user_id, example, done } = overview;
  const name = `*${fenceLine(campaign.name, 120)}*`;
  const text = `${done ? `${done} ` : ""}${name} has ${count(campaign.steps.length, "step")}.${keepers(campaign)}`;
  return {
    text,
    blocks: [
      section(text),
      section(settingLines(campaign)),
      actions(...campaignButtons(campaign, user_id)),
      ...campaign.steps.map((step) => stepBlock(step, campaign, user_id)),
      ...exampleBlocks(example),
    ],
  };
}

function keepers({ leads_on_older_steps, figures, status }: CampaignDetail): string {
  if (leads_on_older_steps > 0) {
    const keep = leads_on_older_steps === 1 ? "keeps" : "keep";
    return ` ${count(leads_on_older_steps, "lead")} who began earlier ${keep} the steps they began with.`;
  }
  if (figures.leads === 0 || status === "draft") return "";
  return " Leads who are enrolled keep their steps; what you change is for those enrolled from now on.";
}

function settingLines({ settings }: CampaignDetail): string {
  const { window, time_zone, offer, meeting_link, stop_company_on_reply } = settings;
  return [
    `*Offer* ${fenceLine(offer, 300) || "none yet"}`,
    `*Approval* ${APPROVAL_WORDS[settings.approval]}`,
    `*When* ${fenceLine(windowInWords(window), 600)}`,
    `*Time zone* ${time_zone ? fenceLine(time_zone) : "yours"}, where a lead's own is unknown`,
    `*Meeting link* ${meeting_link ? fenceLine(meeting_link, 300) : "none"}`,
    ...(stop_company_on_reply ? ["*An answer* also stops colleagues of the same company"] : []),
  ].join("\n");
}

function campaignButtons({ campaign_id, name, steps }: CampaignDetail, user_id: string) {
  const add = button({
    action: ACTIONS.addStep,
    label: "Add a step…",
    value: packOwned(user_id, campaign_id, String(steps.length + 1)),
    spoken: `Add a step to ${name}`,
  });
  return [
    button({
      action: ACTIONS.editCampaign,
      label: "Edit settings…",
      value: packOwned(user_id, campaign_id),
      spoken: `Edit the settings of ${name}`,
    }),
    ...(steps.length < SEQUENCE_LIMITS.steps ? [add] : []),
    commandButton("Enroll leads", `enroll ${campaign_id}`),
    commandButton("Preview and start", `campaign start ${campaign_id}`),
  ];
}

function stepBlock(step: SequenceStep, campaign: CampaignDetail, user_id: string): KnownBlock {
  const { step_number, channel, delay_hours, variants, brief } = step;
  const wait = step_number === 1 ? "" : `, ${afterWords(delay_hours)}`;
  const lines = variants.slice(0, 4).map(({ key, subject, body }) => {
    const title = subject ? `_${fenceLine(subject, 120)}_ ` : "";
    return `${variants.length > 1 ? `${key}: ` : ""}${title}${fenceLine(body, 140)}`;
  });
  if (variants.length > 4) lines.push(`and ${variants.length - 4} more wordings`);
  if (brief) lines.push(`Written from a brief: ${fenceLine(brief, 140)}`);
  const edit = button({
    action: `${ACTIONS.editStep}.${step_number}`,
    label: "Edit…",
    value: packOwned(user_id, campaign.campaign_id, String(step_number)),
    spoken: `Edit step ${step_number}`,
  });
  const head = `*Step ${step_number}*: ${CHANNEL_WORDS[channel]}${wait}`;
  return section([head, ...lines].join("\n"), edit);
}

function afterWords(delay_hours: number): string {
  return delay_hours === 0 ? "right after the one before" : `${delayInWords(delay_hours)} later`;
}

function exampleBlocks(example: ExampleMessage | null): KnownBlock[] {
  if (!example) return [context("The first message is written by a model, for each lead anew.")];
  if (example.problem !== null) {
    return [context(`The first message cannot be shown: ${fenceLine(example.problem, 300)}`)];
  }
  const subject = example.subject ? `\n*Subject:* ${fenceLine(example.subject, 250)}` : "";
  return [
    { type: "divider" },
    section(`*The first message*, as an example lead would read it${subject}`),
    ...verbatim(example.body, 2),
  ];
}
