import { AppError } from "../../../core/errors.js";
import { keepFile } from "../state/keep-file.js";
import { sceneOf } from "./backstage.js";
/** A person hands a file to Slack, for a file input; only the team's bot token can read it. */
export function uploadFile(stage, input) {
    sceneOf(stage, input);
    if (input.content.length === 0) {
        throw new AppError("invalid_input", {
            say: "This file is empty. Choose another.",
            field: "content",
        });
    }
    return keepFile(stage.state, input);
}
//# sourceMappingURL=upload-file.js.map