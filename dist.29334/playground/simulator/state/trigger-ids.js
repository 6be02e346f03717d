import { randomBytes } from "node:crypto";
import { SlackApiError } from "../slack-api-error.js";
/** A trigger_id lives 3 seconds and opens one modal. */
const TRIGGER_LIFETIME_MS = 3000;
/** A fresh trigger_id for what this person just did. */
export function issueTrigger(state, origin) {
    const at = state.now().getTime();
    const id = `${at}.${BigInt(`0x${randomBytes(5).toString("hex")}`)}.${randomBytes(16).toString("hex")}`;
    state.triggers.set(id, { ...origin, issued_at: at, used: false });
    return id;
}
/**
 * Spends the trigger. Throws `invalid_trigger_id` (unknown, or another team's),
 * `exchanged_trigger_id` (spent) or `expired_trigger_id` (older than 3 s).
 */
export function spendTrigger(state, team, id) {
    const trigger = state.triggers.get(id);
    if (!trigger || trigger.team !== team)
        throw new SlackApiError("invalid_trigger_id");
    if (trigger.used)
        throw new SlackApiError("exchanged_trigger_id");
    if (state.now().getTime() - trigger.issued_at > TRIGGER_LIFETIME_MS) {
        throw new SlackApiError("expired_trigger_id");
    }
    trigger.used = true;
    return trigger;
}
//# sourceMappingURL=trigger-ids.js.map