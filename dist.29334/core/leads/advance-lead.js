/**
 * Moves a lead's status forward: new, contacted, replied, then positive, neutral or negative.
 * `unsubscribed` wins over all and is never left this way. A status that would go back changes nothing.
 */
export async function advanceLead(tx, lead_id, status) {
    await tx.$executeRaw `
    with ranks (status, rank) as (values ('new', 0), ('contacted', 1), ('replied', 2), ('positive', 3),
      ('neutral', 3), ('negative', 3), ('unsubscribed', 4))
    update leads l set status = wanted.status
    from ranks wanted, ranks held
    where l.id = ${lead_id}::uuid and wanted.status = ${status} and held.status = coalesce(l.status, 'new')
      and (wanted.rank > held.rank or (wanted.rank = 3 and held.rank = 3))`;
}
//# sourceMappingURL=advance-lead.js.map