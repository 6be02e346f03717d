import { actions, commandButton } from "../../blocks/button.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { strangerError } from "../../visit/pick-actor.js";
import { readName } from "../../visit/read-name.js";
import { tellPrivately } from "../../visit/tell.js";
/** Makes this Slack person the owner of the account that made the code. */
export const link = {
    verb: "link",
    also: [],
    takes: "CODE",
    does: "link your Slack account, with the code Chat SDR printed at start",
    example: "/sdr link 7KQ2M9XWPA",
    async run(visit, code) {
        if (code === "")
            throw strangerError();
        const display_name = await readName(visit, visit.person.slack_user_id);
        await visit.core.slack.linkPerson({ ...visit.person, display_name, code: code.slice(0, 100) });
        visit.log.info({ team: visit.person.team_id }, "a Slack person was linked");
        await tellPrivately(visit, plainMessage("Your Slack account is linked. Drafts and replies now come to you here.", actions(commandButton("Today at a glance", "", "primary"), commandButton("Help", "help"))));
    },
};
//# sourceMappingURL=link.js.map