/**
 * The connected accounts. A sandbox stands in on either channel, but only while there is no real account:
 * a person assigned to it would never be written to.
 */
export async function findSenders(tx) {
    const rows = await tx.mailbox.findMany({
        where: { status: "ok" },
        select: { id: true, provider: true },
        orderBy: [{ created_at: "asc" }, { id: "asc" }],
    });
    const of = (...providers) => rows.filter(({ provider }) => providers.includes(provider)).map(({ id }) => id);
    const sandbox = of("sandbox");
    const mail = of("gmail", "outlook", "smtp");
    const linkedin = of("linkedin", "phantombuster");
    return {
        email: mail.length > 0 ? mail : sandbox,
        linkedin: linkedin.length > 0 ? linkedin : sandbox,
    };
}
//# sourceMappingURL=find-senders.js.map