import { asAppError } from "../core/errors.js";
import { escapeMrkdwn } from "./blocks/mrkdwn.js";
import { plainMessage } from "./blocks/plain-message.js";
import { tellPrivately } from "./visit/tell.js";
/** The sentence a person is told about a failure. For bugs of ours it ends in a reference for the log. */
export function sentenceOf(error, once) {
    const problem = asAppError(error);
    return problem.code === "internal"
        ? `${problem.say} (Reference ${once.slice(0, 8)})`
        : problem.say;
}
/**
 * Tells the person what went wrong and writes the log's line. Throws on what was our own fault, so that
 * the delivery is closed as failed.
 */
export async function sayError(visit, error) {
    reportError(visit, error);
    await tellPrivately(visit, plainMessage(escapeMrkdwn(sentenceOf(error, visit.once))));
    if (asAppError(error).code === "internal")
        throw error;
}
/** The log's line about a failure. */
export function reportError({ log, once }, error) {
    const problem = asAppError(error);
    const fields = { reference: once.slice(0, 8), code: problem.code, error: problem.message };
    if (problem.code === "internal")
        log.error(fields, "a Slack action failed");
    else
        log.info(fields, "a Slack action was refused");
}
//# sourceMappingURL=say-error.js.map