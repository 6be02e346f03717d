import { plainMessage } from "../../blocks/plain-message.js";
import { VIEWS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Saves the settings, and goes into the chosen channel where it may. */
export const settings = {
    callback_id: VIEWS.settings,
    check(form) {
        if ((form.text("quiet_from") === "") === (form.text("quiet_to") === ""))
            return null;
        return { quiet_to: "Give both ends of the quiet hours, or neither." };
    },
    async run(visit, { form }) {
        const zone = form.text("time_zone");
        await visit.core.updateSettings(ownActor(visit.actors), {
            settings: settingsOf(form, visit.person.team_id),
            full_name: form.text("full_name"),
            company_name: form.text("company_name"),
            ...(zone ? { time_zone: zone } : {}),
        });
        const channel = form.text("posting_channel");
        const where = channel
            ? await enterChannel(visit, channel)
            : "Drafts and replies come to you directly.";
        await tellPrivately(visit, plainMessage(`Your settings are saved. ${where}`));
    },
};
function settingsOf(form, team_id) {
    const posting_channel = form.text("posting_channel");
    const from = form.text("quiet_from");
    return {
        posting_channel,
        posting_team: posting_channel ? team_id : "",
        quiet_hours: from ? { from, to: form.text("quiet_to") } : null,
        reminder_hours: Number(form.text("reminder_hours")),
        postal_address: form.text("postal_address"),
        contact_reason: form.text("contact_reason"),
        sender_name: form.text("sender_name"),
    };
}
/** Public channels are joined; a private one only its members can open to the app. */
async function enterChannel(visit, channel) {
    try {
        await visit.client.conversations.join({ channel });
        return `Drafts and replies are posted in <#${channel}>.`;
    }
    catch (error) {
        visit.log.debug({ error: String(error) }, "a channel could not be joined");
        return `Drafts and replies are posted in <#${channel}>. If it is private, type \`/invite\` there and choose Chat SDR, or nothing can appear.`;
    }
}
//# sourceMappingURL=settings.js.map