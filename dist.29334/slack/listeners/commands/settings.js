import { settingsModal } from "../../blocks/settings-modal.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
/** Opens the settings. */
export const settings = {
    verb: "settings",
    also: ["preferences"],
    takes: "",
    does: "choose the channel, quiet hours, reminders and your footer",
    example: "/sdr settings",
    async run(visit) {
        const today = await visit.core.getContext(ownActor(visit.actors), {});
        await openModal(visit, settingsModal(today, packMetadata(visit.place)));
    },
};
//# sourceMappingURL=settings.js.map