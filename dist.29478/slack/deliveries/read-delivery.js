import { createHash } from "node:crypto";
import { SECRET_BLOCK_PREFIX } from "../ids.js";
/** Reads a request; null when it is of no kind we handle. The retry headers do not matter. */
export function readDelivery(raw) {
    const body = cleaned(raw);
    const key = keyOf(body);
    return key ? { key, body, stored: withoutSecrets(body) } : null;
}
/** An idempotency key out of a delivery's key: 64 hex digits. */
export function onceOf(key) {
    return createHash("sha256").update(key).digest("hex");
}
function keyOf(body) {
    const at = (...path) => find(body, path);
    if (at("command")) {
        const text = createHash("sha256").update(at("text")).digest("base64url").slice(0, 16);
        return join("command", at("team_id"), at("user_id"), at("trigger_id"), text);
    }
    if (body.event)
        return join("event", at("team_id"), at("event_id"));
    const who = [at("team", "id") || at("user", "team_id"), at("user", "id")];
    switch (body.type) {
        case "block_actions": {
            const where = at("container", "message_ts") || at("container", "view_id");
            return join("action", ...who, at("actions", "0", "action_ts"), at("actions", "0", "action_id"), where);
        }
        case "view_submission":
            return join("view", ...who, at("view", "id"), at("view", "hash"));
        case "shortcut":
        case "message_action":
            return join("shortcut", ...who, at("action_ts"), at("callback_id"), at("message_ts"));
        default:
            return null;
    }
}
function join(...parts) {
    return ["slack", ...parts].join(":");
}
function find(from, path) {
    let place = from;
    for (const step of path) {
        if (typeof place !== "object" || place === null)
            return "";
        place = place[step];
    }
    return typeof place === "string" || typeof place === "number" ? String(place) : "";
}
// Neither jsonb nor text takes NUL or half a character; one such key press must not stop the rest.
const HALF_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The request without what nobody needs: the retired token, and copies of our own long messages. */
function cleaned(raw) {
    const { token: _token, ...body } = raw;
    const text = JSON.stringify(body, (_name, value) => typeof value === "string"
        ? value.replaceAll("\u0000", "").replace(HALF_CHARACTER, "\ufffd")
        : value);
    const copy = JSON.parse(text);
    if (copy.type !== "block_actions" || typeof copy.message !== "object")
        return copy;
    const { ts, thread_ts } = copy.message;
    return { ...copy, message: { ts, thread_ts } };
}
/** A stolen database must yield no password, so such a form can only be worked on by who received it. */
function withoutSecrets(body) {
    const view = body.view;
    const values = view?.state?.values;
    const secret = Object.keys(values ?? {}).filter((field) => field.startsWith(SECRET_BLOCK_PREFIX));
    if (!values || secret.length === 0)
        return body;
    const kept = Object.fromEntries(Object.entries(values).filter(([field]) => !secret.includes(field)));
    return { ...body, secrets_left_out: true, view: { ...view, state: { values: kept } } };
}
//# sourceMappingURL=read-delivery.js.map