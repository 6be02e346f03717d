import { pausedMessage } from "../../blocks/pause-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** The kill switch. */
export const pauseAll = {
    verb: "pause-all",
    also: ["pause all", "stop", "stop all", "panic"],
    takes: "[reason]",
    does: "stop all sending at once",
    example: "/sdr pause-all",
    async run(visit, reason) {
        const paused = await visit.core.pauseAll(ownActor(visit.actors), {
            reason: reason.slice(0, 300),
        });
        await tellPrivately(visit, pausedMessage(paused.already_sending));
    },
};
//# sourceMappingURL=pause-all.js.map