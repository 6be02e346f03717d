import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { readConversations } from "../replies/read-conversations.ts";
import { findSuppressions } from "../suppression/find-suppression.ts";
import { findLead, type LeadRow } from "./find-lead.ts";
import { type LeadDetail, leadDetail } from "./lead.ts";
import { toLeadSummary } from "./to-lead-summary.ts";

const enrollment = z.object({
  campaign_id: z.string(),
  campaign_name: z.string(),
  status: z.string(),
  step_number: z.number().int().nullable().describe("Next step."),
  stop_reason: z.string().nullable(),
});

/** One lead with enrolments, suppression and the latest messages; `not_found` when there is none. */
export const getLead = defineOperation({
  name: "get_lead",
  needs: "read",
  input: z.object({
    lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  }),
  output: z.object({
    lead: leadDetail,
    suppression: z
      .object({ scope: z.string(), reason: z.string() })
      .nullable()
      .describe("Why this person must not be contacted."),
    enrollments: z.array(enrollment),
    recent_messages: z.array(threadMessage).describe("The latest five, oldest first."),
  }),
  async run(tenant, input) {
    const { tx } = tenant;
    const lead = await findLead(tx, input.lead);
    const contact = { lead_id: lead.id, email: lead.email, linkedin_url: lead.linkedin_url };
    const suppressions = await findSuppressions(tx, [contact]);
    const threads = await readConversations(tx, { lead_ids: [lead.id], each: 5 });
    return {
      lead: toLeadDetail(lead),
      suppression: suppressions.get(lead.id) ?? null,
      enrollments: await readEnrollments(tenant, lead.id),
      recent_messages: threads.get(lead.id) ?? [],
    };
  },
});

function toLeadDetail(lead: LeadRow): LeadDetail {
  const { linkedin_url, industry, location, phone, time_zone, do_not_contact_reason } = lead;
  return {
    ...toLeadSummary(lead),
    ...{ linkedin_url, industry, location, phone, time_zone, do_not_contact_reason },
    source: (lead.source ?? "manual") as LeadDetail["source"],
    enrichment_data: isRecord(lead.enrichment_data) ? lead.enrichment_data : {},
    held_until: lead.held_until?.toISOString() ?? null,
    created_at: (lead.created_at ?? new Date(0)).toISOString(),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Latest first. Relies on campaign_leads_lead_idx and sequence_steps_lead_idx. */
function readEnrollments({ tx }: Tenant, lead_id: string): Promise<z.infer<typeof enrollment>[]> {
  return tx.$queryRaw`
    select c.id as campaign_id, c.name as campaign_name, cl.status, cl.stop_reason,
      (select min(s.step_number) from sequence_steps s
        where s.lead_id = cl.lead_id and s.campaign_id = cl.campaign_id and s.kind = 'sequence'
          and s.status in ('pending', 'scheduled')) as step_number
    from campaign_leads cl join campaigns c on c.id = cl.campaign_id
    where cl.lead_id = ${lead_id}::uuid
    order by cl.added_at desc, c.name limit 50`;
}
