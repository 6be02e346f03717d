import { CARD_STATES } from "../../core/approvals/approval-card.ts";
import { APPROVAL_MODES, CAMPAIGN_STATUSES } from "../../core/campaigns/campaign.ts";
import { LEAD_SOURCES, LEAD_STATUSES } from "../../core/leads/lead.ts";
import { ReplyIntent, ReplySentiment } from "../../core/replies/reading/classification.ts";
import { CHANNELS, SEQUENCE_LIMITS, SEQUENCE_TEMPLATES } from "../../core/sequences/sequence.ts";
import { TEMPLATE_VARIABLES } from "../../core/sequences/template-variables.ts";
import type { Resource } from "../define-resource.ts";

/** The closed lists and limits of the product, as the database and core hold them. */
export const schema: Resource = {
  uri: "sdr://schema",
  name: "schema",
  title: "Words and limits",
  description:
    "Every closed list (statuses, sources, channels, intents), template variable and limit.",
  mimeType: "application/json",
  text: () =>
    JSON.stringify({
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
