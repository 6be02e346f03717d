import { ACTIONS } from "../ids.js";
import { clip } from "./mrkdwn.js";
/** A button. Its label is a verb; `value` is opaque and at most 2,000 characters. */
export function button(options) {
    const { action, label, value, style, spoken, confirm } = options;
    return {
        type: "button",
        action_id: action,
        text: { type: "plain_text", text: clip(label, 75), emoji: true },
        value,
        ...(style ? { style } : {}),
        ...(spoken ? { accessibility_label: clip(spoken, 75) } : {}),
        ...(confirm ? { confirm } : {}),
    };
}
/** A button that does what typing `/sdr <command>` does. */
export function commandButton(label, command, style) {
    const apart = command.replace(/[^a-z0-9]+/gi, "_").slice(0, 60);
    return button({
        action: `${ACTIONS.runCommand}.${apart}`,
        label,
        value: clip(command, 2000),
        ...(style ? { style } : {}),
    });
}
/** A row of buttons and menus. */
export function actions(...elements) {
    return { type: "actions", elements: elements.slice(0, 25) };
}
/** The question Slack asks before it sends the click. */
export function confirm(asked) {
    return {
        title: { type: "plain_text", text: clip(asked.title, 100) },
        text: { type: "plain_text", text: clip(asked.text, 300) },
        confirm: { type: "plain_text", text: clip(asked.yes, 30) },
        deny: { type: "plain_text", text: clip(asked.no ?? "Cancel", 30) },
        style: "danger",
    };
}
//# sourceMappingURL=button.js.map