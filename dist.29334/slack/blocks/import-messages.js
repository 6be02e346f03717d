import { actions, commandButton } from "./button.js";
import { countsSentence, problemBlocks } from "./import-modals.js";
import { count, fenceLine } from "./mrkdwn.js";
import { section } from "./section.js";
const BAR_LENGTH = 20;
/** How far an import is; `of_rows` was counted by the preview. */
export function importProgressMessage({ file_name, rows, of_rows }) {
    const share = of_rows > 0 ? Math.min(rows / of_rows, 1) : 0;
    const full = Math.round(share * BAR_LENGTH);
    const bar = "█".repeat(full) + "░".repeat(BAR_LENGTH - full);
    const text = `Importing *${fenceLine(file_name, 120)}*: ${rows.toLocaleString("en-US")} of ${count(of_rows, "row")}.`;
    return { text, blocks: [section(`${text}\n${bar} ${Math.round(share * 100)} %`)] };
}
/** What an import did, row by row where something was left out. */
export function importResultMessage(result) {
    const text = `Imported ${countsSentence(result)}`;
    return {
        text,
        blocks: [
            section(text),
            ...problemBlocks(result, 20),
            actions(commandButton("Enroll them in a campaign", "enroll", "primary"), commandButton("See your leads", "leads")),
        ],
    };
}
//# sourceMappingURL=import-messages.js.map