import { glanceMessage } from "../../blocks/glance.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { showQueue } from "./approve.js";
/** The bare command: today at a glance. An approver without an account sees what waits for them. */
export const glance = {
    verb: "",
    also: ["today", "status"],
    takes: "",
    does: "see what waits for you today",
    example: "/sdr",
    async run(visit) {
        const owns = visit.actors.some((actor) => actor.may.includes("read"));
        if (!owns && visit.actors.length > 0)
            return showQueue(visit, "");
        const today = await visit.core.getContext(ownActor(visit.actors), {});
        await tellPrivately(visit, glanceMessage(today));
    },
};
//# sourceMappingURL=glance.js.map