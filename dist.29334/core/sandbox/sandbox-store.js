import { withTenant } from "../db/with-tenant.js";
import { AppError } from "../errors.js";
/** Sandbox mail in our own database, each user's apart by row-level security like everything else. */
export function createSandboxStore(db) {
    const asUser = async (user_id, fn) => withTenant(db, await clerkIdOf(db, user_id), ({ tx }) => fn(tx));
    return {
        saveDraft: (draft) => asUser(draft.user_id, async (tx) => {
            const data = { ...draft, raw: Buffer.from(draft.raw), state: "draft" };
            return (await tx.sandboxMail.create({ data, select: { id: true } })).id;
        }),
        sendDraft: (user_id, id, at) => asUser(user_id, async (tx) => {
            const done = await tx.sandboxMail.updateMany({
                where: { id, state: "draft" },
                data: { state: "sent", sent_at: at },
            });
            return done.count === 1;
        }),
        hasDraft: (user_id, id) => asUser(user_id, async (tx) => (await tx.sandboxMail.count({ where: { id, state: "draft" } })) > 0),
        findSent: (user_id, send_id) => asUser(user_id, (tx) => tx.sandboxMail.findFirst({
            where: { send_id, state: "sent" },
            select: { id: true, message_id: true, thread_id: true },
        })),
        listReceived: (user_id, mailbox_id, afterSeq) => asUser(user_id, async (tx) => {
            const rows = await tx.sandboxMail.findMany({
                where: { mailbox_id, state: "received", seq: { gt: afterSeq } },
                orderBy: { seq: "asc" },
                take: 100,
                select: {
                    seq: true,
                    id: true,
                    thread_id: true,
                    raw: true,
                    sent_at: true,
                    created_at: true,
                },
            });
            return rows.map((row) => ({
                seq: Number(row.seq),
                id: row.id,
                thread_id: row.thread_id,
                raw: row.raw,
                at: row.sent_at ?? row.created_at,
            }));
        }),
    };
}
async function clerkIdOf(db, user_id) {
    const [row] = await db.prisma.$queryRaw `
    select dispatch.clerk_id_of(${user_id}::uuid) as clerk_id`;
    if (row?.clerk_id)
        return row.clerk_id;
    throw new AppError("not_found", { say: "This account no longer exists." });
}
//# sourceMappingURL=sandbox-store.js.map