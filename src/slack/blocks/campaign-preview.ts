import type { KnownBlock } from "@slack/types";
import type { CampaignDetail } from "../../core/campaigns/campaign.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import type { CampaignPreview } from "../results.ts";
import { actions, button, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { context, section, verbatim } from "./section.ts";

const APPROVAL_WORDS: Record<CampaignPreview["approval"], string> = {
  every_message: " and waits for your approval.",
  first_message: " and waits for your approval. Those after it go without asking you.",
  automatic: " and sent without asking you, except to leads that an AI agent enrolled.",
};

/** The first messages as they would read, and the button that starts the campaign. */
export function campaignPreviewMessage(preview: CampaignPreview, user_id: string): Message {
  const { campaign, problems } = preview;
  const name = `*${fenceLine(campaign.name, 120)}*`;
  const ready = problems.length === 0;
  const text = ready
    ? `${name} is ready to start for ${count(campaign.figures.leads, "lead")}. These are the first messages; each is written for its lead${APPROVAL_WORDS[preview.approval]}`
    : `${name} cannot start yet.`;
  return {
    text,
    blocks: [
      section(text),
      ...problems.slice(0, 10).map((problem) => section(`• ${fenceLine(problem, 400)}`)),
      ...preview.previews.slice(0, 5).flatMap(previewBlocks),
      actions(
        ...(ready
          ? [
              button({
                action: ACTIONS.startCampaign,
                label: "Start the campaign",
                value: packOwned(user_id, campaign.campaign_id),
                style: "primary",
                spoken: `Start ${campaign.name}`,
              }),
            ]
          : []),
        commandButton("Edit", `campaign edit ${campaign.campaign_id}`),
        commandButton("Enroll leads", `enroll ${campaign.campaign_id}`),
      ),
    ],
  };
}

/** After a campaign was set up: its steps, and what comes next. */
export function campaignCreatedMessage(campaign: CampaignDetail): Message {
  const name = `*${fenceLine(campaign.name, 120)}*`;
  const text = `${name} is set up with ${count(campaign.steps.length, "step")}. Enroll leads next; nothing is sent before you start it.`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        commandButton("Enroll leads", `enroll ${campaign.campaign_id}`, "primary"),
        commandButton("Edit the steps", `campaign edit ${campaign.campaign_id}`),
        commandButton("Preview and start", `campaign start ${campaign.campaign_id}`),
      ),
    ],
  };
}

function previewBlocks(preview: CampaignPreview["previews"][number]): KnownBlock[] {
  const problem = preview.problem ? [context(`Missing: ${fenceLine(preview.problem, 300)}`)] : [];
  const subject = preview.subject ? `\n*Subject:* ${fenceLine(preview.subject, 250)}` : "";
  return [
    { type: "divider" },
    section(`To *${fenceLine(preview.full_name, 120)}*${subject}`),
    ...verbatim(preview.body, 2),
    ...problem,
  ];
}
