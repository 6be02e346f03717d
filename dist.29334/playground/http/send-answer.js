import { AppError, asAppError } from "../../core/errors.js";
import { SlackApiError } from "../simulator/slack-api-error.js";
const STATUS = {
    invalid_input: 400,
    not_found: 404,
    conflict: 409,
    not_allowed: 403,
    not_connected: 409,
    unavailable: 503,
    misconfigured: 503,
    internal: 500,
};
/** A JSON answer. */
export function jsonAnswer(body, status = 200) {
    return { status, type: "application/json; charset=utf-8", body: JSON.stringify(body) };
}
/** An error as the page shows it: a sentence, and the field it is about. */
export function errorAnswer(thrown) {
    const error = readable(thrown);
    return jsonAnswer({ error: error.code, say: error.say, field: error.field ?? null }, STATUS[error.code]);
}
/** Sends the answer with the headers that keep the page to itself. */
export function sendAnswer(res, { status, type, body }, headers = {}) {
    res.writeHead(status, { "content-type": type, ...securityHeaders, ...headers }).end(body);
}
export const securityHeaders = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
};
function readable(thrown) {
    if (!(thrown instanceof SlackApiError))
        return asAppError(thrown);
    return new AppError("not_found", { say: `Slack says: ${thrown.message}.`, cause: thrown });
}
//# sourceMappingURL=send-answer.js.map