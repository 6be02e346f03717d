import { type Actor, ownerMay } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { withTenant } from "../db/with-tenant.ts";
import { sampleIdentity } from "./sample-identity.ts";

/** The Clerk id that stands for the one local user when Clerk is not configured. */
export const LOCAL_CLERK_ID = "local";

export type LocalUser = { user_id: string; clerk_id: string; email: string; name: string };

/** The one user of an installation without Clerk; created on the first start. `zone` is the machine's. */
export async function ensureLocalUser(deps: CoreDeps, zone: string): Promise<LocalUser> {
  return withTenant(deps.db, LOCAL_CLERK_ID, async ({ tx }) => {
    const user = await tx.user.upsert({
      where: { clerk_id: LOCAL_CLERK_ID },
      create: {
        clerk_id: LOCAL_CLERK_ID,
        email: "robin@lantern.example",
        ...sampleIdentity,
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
export function localActor(user: LocalUser): Actor {
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
