import { z } from "zod";
import type { LeadDetail } from "../../core/leads/lead.ts";
import { lead } from "../arguments.ts";
import { defineTool, READ_ONLY } from "../define-tool.ts";
import { truncatedField } from "../fit-answer.ts";
import { inBrief } from "../tool-schema.ts";
import { plainJson, plainOrNone, TEXT_LIMITS, untrustedEnvelope } from "../untrusted.ts";
import { profileFields, toLeadRow } from "../views/lead-view.ts";
import { messageView, toMessageView } from "../views/message-view.ts";

const fullProfile = untrustedEnvelope(["lead_record"], {
  ...profileFields,
  linkedin_url: z.string().optional(),
  industry: z.string().optional(),
  location: z.string().optional(),
  phone: z.string().optional(),
  enrichment: z.string().optional(),
});

/** One lead with everything known, where they stand, and the latest messages. */
export const getLead = defineTool({
  name: "get_lead",
  title: "Get lead",
  description:
    "One lead in full: profile and enrichment, enrollments with their next step, whether they must not be contacted, and the latest five messages.",
  annotations: READ_ONLY,
  scope: "read",
  input: z.strictObject({ lead }),
  output: z.object({
    lead_id: z.string().describe("Lead id."),
    status: z.string().describe("Lead status."),
    source: z.string().describe("Where the lead came from."),
    created_at: z.string().describe("ISO time, UTC."),
    time_zone: z.string().optional().describe("IANA zone, when known."),
    held_until: z.string().optional().describe("Out of office until, ISO UTC."),
    do_not_contact: z.string().optional().describe("Why they must not be contacted."),
    profile: inBrief(fullProfile, "Who it is, as outsiders wrote it; enrichment is JSON text."),
    enrollments: inBrief(
      z.array(
        z.object({
          campaign_id: z.string(),
          campaign_name: z.string(),
          status: z.string(),
          step_number: z.int().optional(),
          stop_reason: z.string().optional(),
        }),
      ),
      "Campaigns they are in, with next step.",
    ),
    recent_messages: inBrief(z.array(messageView), "Latest five, oldest first."),
    ...truncatedField,
  }),
  async handle(core, actor, args) {
    const found = await core.getLead(actor, args);
    const { lead_id, status, source, created_at, time_zone, held_until } = found.lead;
    const reason = found.suppression?.reason ?? found.lead.do_not_contact_reason;
    return {
      ...{ lead_id, status, source, created_at },
      time_zone: time_zone ?? undefined,
      held_until: held_until ?? undefined,
      do_not_contact: plainOrNone(reason, TEXT_LIMITS.sentence),
      profile: toFullProfile(found.lead),
      enrollments: found.enrollments.map((enrollment) => ({
        ...enrollment,
        step_number: enrollment.step_number ?? undefined,
        stop_reason: plainOrNone(enrollment.stop_reason, TEXT_LIMITS.sentence),
      })),
      recent_messages: found.recent_messages.map((message) => toMessageView(message, 1_000)),
    };
  },
});

function toFullProfile(found: LeadDetail): z.input<typeof fullProfile> {
  const facts = Object.keys(found.enrichment_data).length > 0;
  return {
    ...toLeadRow(found, "detailed").profile,
    linkedin_url: plainOrNone(found.linkedin_url, 500),
    industry: plainOrNone(found.industry, TEXT_LIMITS.field),
    location: plainOrNone(found.location, TEXT_LIMITS.field),
    phone: plainOrNone(found.phone, TEXT_LIMITS.field),
    enrichment: facts ? plainJson(found.enrichment_data, TEXT_LIMITS.message) : undefined,
  };
}
