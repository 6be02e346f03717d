/** How long the process that took a delivery keeps it before another may finish it, in seconds. */
const LEASE_SECONDS = 60;
/** Records an outside delivery; true the first time its key is seen. Everything after works from the row. */
export async function recordDelivery(deps, delivery) {
    const [row] = await deps.db.prisma.$queryRaw `
    select dispatch.record_event(${delivery.key}, ${delivery.kind},
      ${JSON.stringify(delivery.payload)}::jsonb, ${LEASE_SECONDS}::int) as fresh`;
    return row?.fresh ?? false;
}
/** Ends a delivery; `error` is a short code when it could not be handled. */
export async function finishDelivery(deps, key, error) {
    await deps.db.prisma.$executeRaw `select dispatch.finish_event(${key}, ${error})`;
}
/** Deliveries whose process died between the acknowledgement and the work; each handed out once a lease. */
export function claimDeliveries(deps, kind, limit) {
    return deps.db.prisma.$queryRaw `
    select key, payload, attempts from dispatch.claim_events(${kind}, ${limit}::int, ${LEASE_SECONDS}::int)`;
}
//# sourceMappingURL=record-delivery.js.map