import { AppError } from "../../../core/errors.js";
import { deliver, redeliver } from "../deliver.js";
import { eventBody, interactionForm } from "../payloads.js";
import { getPerson, getTeam } from "../state/find-in-slack.js";
const TROUBLE = "We had some trouble connecting. Try again?";
/** The team and the person; throws `team_not_found` or `user_not_found`. */
export function sceneOf({ state }, { team, user }) {
    return { team: getTeam(state, team), person: getPerson(state, team, user) };
}
/** Sends an interaction payload to the app. */
export function sendInteraction({ delivery }, scene, payload) {
    const body = interactionForm(scene, payload);
    return deliver(delivery, { body, content_type: "application/x-www-form-urlencoded" });
}
/** Sends an event; an event that is not acknowledged goes out once more, as Slack's first retry. */
export async function sendEvent({ state, delivery }, team, event) {
    const parcel = { body: eventBody(team, event, state.now()), content_type: "application/json" };
    const answer = await deliver(delivery, parcel);
    return answer.outcome === "acknowledged" ? answer : redeliver(delivery, parcel, 1);
}
/** The person's view of a delivery whose answer carries nothing else. */
export function resultOf(answer) {
    if (answer.outcome === "acknowledged")
        return { outcome: "acknowledged" };
    return { outcome: answer.outcome, say: TROUBLE };
}
/** The answer's JSON object; an empty body is an empty object. Throws when it is neither. */
export function jsonOf(answer) {
    if (answer.body.trim() === "")
        return {};
    const parsed = JSON.parse(answer.body);
    if (typeof parsed === "object" && parsed !== null)
        return parsed;
    throw new AppError("internal", { say: TROUBLE, message: `not an object: ${answer.body}` });
}
//# sourceMappingURL=backstage.js.map