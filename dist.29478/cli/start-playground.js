import { randomBytes } from "node:crypto";
import { openTenant } from "../core/operation.js";
import { localActor } from "../core/people/ensure-local-user.js";
import { saveSlackIdentity } from "../core/people/link-slack-person.js";
import { restartPosts } from "../core/posts/restart-posts.js";
import { createPlayground } from "../playground/create-playground.js";
import { playgroundPeople, playgroundTeamId } from "../playground/simulator/default-team.js";
import { createPlaygroundWorld } from "./playground-world.js";
/**
 * Makes the local stand-in for Slack: the rep is the local user, a colleague is a named approver, and a
 * third person is nobody. Its workspace is new at every start, so open cards are posted again.
 */
export async function startPlayground(opened, baseUrl) {
    const { core, deps, user } = opened;
    const owner = localActor(user);
    const team_id = playgroundTeamId;
    await saveSlackIdentity(deps, {
        ...user,
        team_id,
        slack_user_id: playgroundPeople.rep,
        display_name: user.name,
        linked_via: "playground",
    });
    await core.nameApprover(owner, {
        team_id,
        slack_user_id: playgroundPeople.approver,
        display_name: "Avery Chen",
    });
    await openTenant({ deps, actor: owner }, (tenant) => restartPosts(tenant, team_id));
    const secrets = {
        signingSecret: randomBytes(24).toString("hex"),
        botToken: `xoxb-playground-${randomBytes(12).toString("hex")}`,
    };
    const playground = createPlayground({
        ...secrets,
        eventsUrl: `${baseUrl}/slack/events`,
        baseUrl,
        world: await createPlaygroundWorld(opened),
        wallClock: () => new Date(),
    });
    return { ...playground, ...secrets };
}
//# sourceMappingURL=start-playground.js.map