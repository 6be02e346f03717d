import { commandHelpMessage, didYouMean, helpMessage } from "../../blocks/help-message.js";
import { tellPrivately } from "../../visit/tell.js";
import { parseCommand } from "./parse-command.js";
/** Help over the whole list of commands, or on one of them. */
export function helpCommand(list) {
    return {
        verb: "help",
        also: ["?", "commands"],
        takes: "[command]",
        does: "see every command, or one of them with an example",
        example: "/sdr help import",
        async run(visit, words) {
            const commands = list();
            if (words === "")
                return tellPrivately(visit, helpMessage(commands));
            const parsed = parseCommand(commands, words);
            const message = parsed.kind === "found"
                ? commandHelpMessage(parsed.command)
                : didYouMean(words, parsed.nearest);
            await tellPrivately(visit, message);
        },
    };
}
//# sourceMappingURL=help.js.map