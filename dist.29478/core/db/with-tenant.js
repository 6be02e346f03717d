/**
 * The only way to a tenant's rows: one interactive transaction whose claims are set locally, so that
 * nothing leaks to the next user of the connection, also behind PgBouncer in transaction mode.
 * `fn` must not wait for the network: it would hold row locks for as long.
 */
export function withTenant(db, clerkId, fn) {
    return db.prisma.$transaction(async (tx) => {
        const claims = JSON.stringify({ sub: clerkId });
        const [row] = await tx.$queryRaw `
        select set_config('request.jwt.claims', ${claims}, true), dispatch.app_now() as now, now() as wall`;
        if (!row)
            throw new Error("the tenant could not be set");
        return fn({ tx, now: row.now, wall: row.wall });
    }, { timeout: 30_000, maxWait: 10_000 });
}
//# sourceMappingURL=with-tenant.js.map