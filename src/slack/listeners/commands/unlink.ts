import { plainMessage } from "../../blocks/plain-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Command } from "./command.ts";

/** Takes this Slack person's own link away; the account and all it holds stay. */
export const unlink: Command = {
  verb: "unlink",
  also: [],
  takes: "",
  does: "take the link of your Slack account away; nothing else changes",
  example: "/sdr unlink",
  async run(visit) {
    await visit.core.unlinkSlackPerson(ownActor(visit.actors), visit.person);
    visit.log.info({ team: visit.person.team_id }, "a Slack person was unlinked");
    const text =
      "Your Slack account is no longer linked: drafts and replies do not come to you here any more. Campaigns go on as they are. `/sdr link CODE` links you again, with a code from where Chat SDR runs.";
    await tellPrivately(visit, plainMessage(text));
  },
};
