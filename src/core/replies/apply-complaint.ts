import type { Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { type SuppressionEntry, suppress } from "../suppression/suppress.ts";
import type { MailEffect, MatchedInbound } from "./matched-inbound.ts";

/** A spam complaint is an unsubscribe, and counts against the campaign. */
export async function applyComplaint(tenant: Tenant, mail: MatchedInbound): Promise<MailEffect> {
  const { match } = mail;
  const lead = await tenant.tx.lead.findUniqueOrThrow({
    where: { id: match.lead_id },
    select: { id: true, full_name: true, email: true },
  });
  const meaning = { reason: "complained", source: "complaint" } as const;
  const entries: SuppressionEntry[] = [{ scope: "person", value: lead.id, ...meaning }];
  if (lead.email) entries.push({ scope: "address", value: lead.email, ...meaning });
  await suppress(tenant, entries);
  await queuePosts(tenant, {
    kind: "notice",
    subject: `complaint:${match.outbound_message_id ?? lead.id}`,
    ...(match.step_id ? { step_id: match.step_id } : {}),
    payload: {
      text: `${lead.full_name} marked a message as spam. They will not be contacted again.`,
      next: "Look at who is enrolled, and why they would want this mail.",
    },
  });
  await tenant.audit({
    action: "record_complaint",
    subject_type: "lead",
    subject_id: lead.id,
    fields: ["status"],
  });
  return {};
}
