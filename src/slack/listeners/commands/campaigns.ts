import type { CampaignSummary } from "../../../core/campaigns/campaign.ts";
import { CAMPAIGNS_PER_PAGE, campaignsMessage } from "../../blocks/campaigns-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Command } from "./command.ts";

/** Lists the campaigns. */
export const campaigns: Command = {
  verb: "campaigns",
  also: ["campaign", "campaign list"],
  takes: "",
  does: "see your campaigns with live figures",
  example: "/sdr campaigns",
  run: (visit) => showCampaigns(visit, {}),
};

type Asked = { question?: string; status?: CampaignSummary["status"]; cursor?: string };

/** One page of campaigns; with a question, those to pick from. */
export async function showCampaigns(visit: Visit, asked: Asked): Promise<void> {
  const { question, ...input } = asked;
  const actor = ownActor(visit.actors);
  const page = await visit.core.listCampaigns(actor, { limit: CAMPAIGNS_PER_PAGE, ...input });
  const shown = { ...page, user_id: actor.user_id, ...(question ? { question } : {}) };
  await tellPrivately(visit, campaignsMessage(shown));
}
