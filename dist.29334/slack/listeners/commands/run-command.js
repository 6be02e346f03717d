import { didYouMean } from "../../blocks/help-message.js";
import { strangerError } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { commands } from "./commands.js";
import { link } from "./link.js";
import { parseCommand } from "./parse-command.js";
/** Runs what was typed behind `/sdr`, or what stands on a button; a typo gets the nearest command. */
export async function runCommand(visit, text) {
    const parsed = parseCommand(commands, text);
    const links = parsed.kind === "found" && parsed.command === link;
    if (visit.actors.length === 0 && !links)
        throw strangerError();
    if (parsed.kind === "found")
        return parsed.command.run(visit, parsed.words);
    await tellPrivately(visit, didYouMean(parsed.typed, parsed.nearest));
}
//# sourceMappingURL=run-command.js.map