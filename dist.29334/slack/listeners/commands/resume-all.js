import { resumedMessage } from "../../blocks/pause-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Switches sending on again. */
export const resumeAll = {
    verb: "resume-all",
    also: ["resume all"],
    takes: "",
    does: "switch sending on again",
    example: "/sdr resume-all",
    async run(visit) {
        await visit.core.resumeAll(ownActor(visit.actors), {});
        await tellPrivately(visit, resumedMessage());
    },
};
//# sourceMappingURL=resume-all.js.map