import type { Actor } from "../../../core/actor.ts";
import { renderExample } from "../../../core/sequences/render-example.ts";
import { campaignOverviewMessage } from "../../blocks/campaign-overview.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { showInPlace, tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import { showCampaigns } from "./campaigns.ts";
import type { Command } from "./command.ts";

/** Shows a campaign with its steps, each with a button to edit it. */
export const campaignEdit: Command = {
  verb: "campaign edit",
  also: ["campaign steps", "campaign show", "edit campaign"],
  takes: "NAME",
  does: "change a campaign: its steps, texts, hours and approval",
  example: "/sdr campaign edit Spring, Berlin",
  async run(visit, name) {
    if (name === "") return showCampaigns(visit, { question: "Which campaign shall we edit?" });
    const actor = ownActor(visit.actors);
    const message = await readOverview(visit, actor, { campaign: name.slice(0, 200) });
    await tellPrivately(visit, message);
  },
};

type Asked = { campaign: string; done?: string };

/** The campaign as it stands now, in the place of the message whose button was pressed. */
export async function showCampaignToEdit(visit: Visit, actor: Actor, asked: Asked): Promise<void> {
  await showInPlace(visit, await readOverview(visit, actor, asked));
}

async function readOverview(visit: Visit, actor: Actor, { campaign: ref, done }: Asked) {
  const { campaign } = await visit.core.getCampaign(actor, { campaign: ref });
  const { user, settings } = await visit.core.getContext(actor, {});
  const [first] = campaign.steps;
  const { offer, meeting_link } = campaign.settings;
  const sender_name = settings.sender_name || (user.name ?? "");
  const own = { offer, meeting_link, sender_name, sender_company: user.company ?? "" };
  return campaignOverviewMessage({
    campaign,
    user_id: actor.user_id,
    example: first ? renderExample(first, own) : null,
    ...(done ? { done } : {}),
  });
}
