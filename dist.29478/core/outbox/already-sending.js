/** Names of leads whose message had left the gate already; a stop cannot call those back. */
export async function alreadySending(tx, campaign_id) {
    const rows = await tx.sequenceStep.findMany({
        where: { delivery_state: "sending", ...(campaign_id ? { campaign_id } : {}) },
        select: { lead: { select: { full_name: true } } },
        take: 50,
    });
    return rows.flatMap((row) => row.lead?.full_name ?? []);
}
//# sourceMappingURL=already-sending.js.map