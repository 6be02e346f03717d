import { actions, commandButton } from "./button.js";
import { fenceLine } from "./mrkdwn.js";
import { section } from "./section.js";
/** After the kill switch: what was on its way already, and the way back. */
export function pausedMessage(alreadySending) {
    const text = `All sending is paused. Nothing leaves until you resume it.${onItsWay(alreadySending)}`;
    return {
        text,
        blocks: [section(text), actions(commandButton("Resume sending", "resume-all", "primary"))],
    };
}
/** After sending was switched on again. */
export function resumedMessage() {
    const text = "Sending is on again. Approved messages go out in their send windows.";
    return { text, blocks: [section(text), actions(commandButton("Pause everything", "pause-all"))] };
}
/** Names whose message could not be held back any more; empty when there are none. */
export function onItsWay(names) {
    if (names.length === 0)
        return "";
    const shown = names.slice(0, 10).map((name) => fenceLine(name, 80));
    const rest = names.length - shown.length;
    const more = rest > 0 ? ` and ${rest} more` : "";
    return ` Already on its way, and not to be called back: ${shown.join(", ")}${more}.`;
}
//# sourceMappingURL=pause-message.js.map