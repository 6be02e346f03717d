import { ownerMay } from "../actor.js";
import { withTenant } from "../db/with-tenant.js";
/** The Clerk id that stands for the one local user when Clerk is not configured. */
export const LOCAL_CLERK_ID = "local";
/** The one user of an installation without Clerk; created on the first start. `zone` is the machine's. */
export async function ensureLocalUser(deps, zone) {
    return withTenant(deps.db, LOCAL_CLERK_ID, async ({ tx }) => {
        const user = await tx.user.upsert({
            where: { clerk_id: LOCAL_CLERK_ID },
            create: {
                clerk_id: LOCAL_CLERK_ID,
                email: "you@chat-sdr.example",
                full_name: "Riley Reyes",
                company_name: "Lantern Analytics",
                time_zone: zone,
            },
            update: {},
            select: { id: true, clerk_id: true, email: true, full_name: true },
        });
        return {
            user_id: user.id,
            clerk_id: user.clerk_id,
            email: user.email,
            name: user.full_name ?? "You",
        };
    });
}
/** The local user acting at the command line. */
export function localActor(user) {
    return {
        kind: "person",
        user_id: user.user_id,
        clerk_id: user.clerk_id,
        id: "cli:local",
        name: user.name,
        via: "cli",
        may: ownerMay,
    };
}
//# sourceMappingURL=ensure-local-user.js.map