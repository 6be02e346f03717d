import { asAppError } from "../core/errors.js";
import { plainText, TEXT_LIMITS } from "./untrusted.js";
/**
 * Any failure as an answer a model can act on: code, message, field, retryable, next_action. A failure we
 * did not foresee says nothing of itself; its words go to the log alone.
 */
export function errorAnswer(thrown, call) {
    const error = asAppError(thrown);
    if (error.code === "internal") {
        call.log.error({ tool: call.tool, error: error.message }, "an MCP tool failed");
    }
    return {
        isError: true,
        body: {
            code: error.code,
            message: plainText(error.say, TEXT_LIMITS.sentence),
            field: error.field || null,
            retryable: error.retryable,
            next_action: nextAction(error),
        },
    };
}
/** Core's own advice, else the tool that has the values of the argument at fault, else the usual. */
function nextAction(error) {
    if (error.next)
        return plainText(error.next, TEXT_LIMITS.sentence);
    const where = error.field ? WHERE_TO_FIND[error.field.replace(/\.\d+.*$/, "")] : undefined;
    return where ?? BY_CODE[error.code];
}
const WHERE_TO_FIND = {
    lead: "Use search_leads to find the lead, then pass its lead_id.",
    lead_id: "Use search_leads to find the lead, then pass its lead_id.",
    lead_ids: "Use search_leads to find the leads, then pass their lead_id values.",
    campaign: "Use list_campaigns, then pass a campaign_id or the exact name.",
    campaign_id: "Use list_campaigns, then pass a campaign_id.",
    step_id: "Use list_approvals or why_not_sent to find the step_id, or give campaign and lead_id.",
    message_id: "Use search_messages to find the message_id.",
    answers_message_id: "Use search_messages with direction inbound to find the message_id.",
    cursor: "Leave cursor out to start from the first page.",
};
const BY_CODE = {
    invalid_input: "Correct this argument and call again.",
    not_found: "Check the id with search_leads, list_campaigns or search_messages.",
    conflict: "Read it again, then repeat the call with what it is now.",
    not_allowed: "Ask a person to do this in Slack.",
    not_connected: "Ask a person to connect it in Slack.",
    unavailable: "Wait a minute and call again.",
    misconfigured: "Tell the person who runs Chat SDR.",
    internal: "Call once more; if it fails again, tell the person who runs Chat SDR.",
};
//# sourceMappingURL=error-answer.js.map