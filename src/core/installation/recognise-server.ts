import { type Actor, clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";

type Start = {
  /** The account that is told; see LocalUser. */
  user: Pick<Actor, "user_id" | "clerk_id">;
  /** Tells one folder of an embedded database from a copy of it; null with a server of yours. */
  place: string | null;
};

/**
 * To be called before anything is sent: on another server or folder than last time, a copy or an old state
 * may be at work, so sending goes off. While it is off the owner is told, once for each reason. Answers
 * whether sending is on.
 */
export async function recogniseServer(deps: CoreDeps, { user, place }: Start): Promise<boolean> {
  await deps.db.prisma.$queryRaw`select dispatch.recognise_server(${place})`;
  return openTenant({ deps, actor: clockActor(user) }, async (tenant) => {
    const [state] = await tenant.tx.$queryRaw<{ on: boolean; reason: string | null }[]>`
      select sending_enabled as on, reason from dispatch.sending_state()`;
    if (!state || state.on) return true;
    const reason = state.reason ?? "it was switched off";
    await queuePosts(tenant, {
      kind: "notice",
      subject: `sending_off:${reason}`,
      payload: {
        text: `Sending is switched off: ${reason}.`,
        next: "Look at what is due with `/sdr sending`, and switch it on when that is right.",
        action: "sending",
      },
    });
    return false;
  });
}
