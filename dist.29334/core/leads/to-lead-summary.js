/** A stored lead as one line of a list. */
export function toLeadSummary(row) {
    return {
        lead_id: row.id,
        full_name: row.full_name,
        email: row.email,
        company: row.company,
        title: row.title,
        status: (row.status ?? "new"),
    };
}
//# sourceMappingURL=to-lead-summary.js.map