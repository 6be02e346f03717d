import { actions, commandButton } from "./button.js";
import { mailboxLine } from "./connections-message.js";
import { glanceButtons, glanceSentence, pausedLine } from "./glance.js";
import { fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** The app's home: the glance, the connections and their health, and what is still to be set up. */
export function homeView(today) {
    return {
        type: "home",
        blocks: [
            section(`*Hello ${fenceLine(today.user.name ?? "there", 80)}.* ${glanceSentence(today)}`),
            ...pausedLine(today),
            ...glanceButtons(today),
            { type: "divider" },
            section("*Mailboxes*"),
            ...connections(today),
            { type: "divider" },
            ...checklist(today),
            context("Nothing is sent that no person approved, unless you set a campaign to automatic."),
        ],
    };
}
/** The home of somebody who is not linked to an account yet. */
export function strangerHomeView(sentence) {
    return { type: "home", blocks: [section(sentence)] };
}
function connections(today) {
    if (today.mailboxes.length === 0) {
        return [
            section("No mailbox is connected yet, so nothing can be sent."),
            actions(commandButton("Connect a mailbox", "connect", "primary")),
        ];
    }
    return [
        section(today.mailboxes.slice(0, 15).map(mailboxLine).join("\n")),
        actions(commandButton("Manage mailboxes", "connect"), commandButton("Settings", "settings")),
    ];
}
/** What a newcomer still has to do, in the order in which it makes sense. */
function checklist(today) {
    const steps = [
        {
            done: today.mailboxes.length > 0,
            words: "Connect a mailbox",
            button: ["Connect a mailbox", "connect"],
        },
        {
            done: today.settings.postal_address !== "",
            words: "Fill in your name and postal address for the footer",
            button: ["Open the settings", "settings"],
        },
        { done: today.leads > 0, words: "Bring in leads", button: ["Import leads", "import"] },
        {
            done: today.running_campaigns > 0,
            words: "Set up a campaign, enroll leads and start it",
            button: ["New campaign", "campaign new"],
        },
    ];
    const next = steps.find((step) => !step.done);
    if (!next)
        return [];
    const lines = steps.map((step) => `${step.done ? ":white_check_mark: Done:" : ":white_circle: To do:"} ${step.words}`);
    return [
        section(`*Getting started*\n${lines.join("\n")}`),
        actions(commandButton(...next.button, "primary")),
    ];
}
//# sourceMappingURL=home-view.js.map