import { CARD_STATES } from "../../core/approvals/approval-card.js";
import { APPROVAL_MODES, CAMPAIGN_STATUSES } from "../../core/campaigns/campaign.js";
import { LEAD_SOURCES, LEAD_STATUSES } from "../../core/leads/lead.js";
import { ReplyIntent, ReplySentiment } from "../../core/replies/reading/classification.js";
import { CHANNELS, SEQUENCE_LIMITS, SEQUENCE_TEMPLATES } from "../../core/sequences/sequence.js";
import { TEMPLATE_VARIABLES } from "../../core/sequences/template-variables.js";
/** The closed lists and limits of the product, as the database and core hold them. */
export const schema = {
    uri: "sdr://schema",
    name: "schema",
    title: "Words and limits",
    description: "Every closed list (statuses, sources, channels, intents), template variable and limit.",
    mimeType: "application/json",
    text: () => JSON.stringify({
        lead_status: LEAD_STATUSES,
        lead_source: LEAD_SOURCES,
        campaign_status: CAMPAIGN_STATUSES,
        approval_mode: APPROVAL_MODES,
        sequence_template: SEQUENCE_TEMPLATES,
        channel: CHANNELS,
        touch_state: CARD_STATES,
        reply_intent: ReplyIntent.options,
        reply_sentiment: ReplySentiment.options,
        template_variables: TEMPLATE_VARIABLES,
        sequence_limits: SEQUENCE_LIMITS,
        window: "mon-fri 09:00-17:00 except 2026-12-24",
    }),
};
//# sourceMappingURL=schema.js.map