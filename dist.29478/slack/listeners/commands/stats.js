import { statsMessage } from "../../blocks/stats-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** The figures, of everything or of one campaign. */
export const stats = {
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
//# sourceMappingURL=stats.js.map