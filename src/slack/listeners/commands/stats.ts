import { statsMessage } from "../../blocks/stats-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Command } from "./command.ts";

/** The figures, of everything or of one campaign. */
export const stats: Command = {
  verb: "stats",
  also: ["figures", "statistics", "numbers"],
  takes: "[CAMPAIGN]",
  does: "see what was sent and what came of it",
  example: "/sdr stats Spring, Berlin",
  async run(visit, name) {
    const asked = name === "" ? {} : { campaign: name.slice(0, 200) };
    const figures = await visit.core.getStats(ownActor(visit.actors), asked);
    await tellPrivately(visit, statsMessage(figures));
  },
};
