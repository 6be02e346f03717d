import type { LeadSummary } from "./lead.ts";

type SummaryRow = {
  id: string;
  full_name: string;
  email: string | null;
  company: string | null;
  title: string | null;
  status: string | null;
};

/** A stored lead as one line of a list. */
export function toLeadSummary(row: SummaryRow): LeadSummary {
  return {
    lead_id: row.id,
    full_name: row.full_name,
    email: row.email,
    company: row.company,
    title: row.title,
    status: (row.status ?? "new") as LeadSummary["status"],
  };
}
