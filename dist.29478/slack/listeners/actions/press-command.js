import { ACTIONS } from "../../ids.js";
import { runCommand } from "../commands/run-command.js";
/** A button that stands for a typed command. */
export const pressCommand = {
    action: ACTIONS.runCommand,
    run: (visit, { value }) => runCommand(visit, value),
};
//# sourceMappingURL=press-command.js.map