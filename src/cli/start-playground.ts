import { randomBytes } from "node:crypto";
import { openTenant } from "../core/operation.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import { saveSlackIdentity } from "../core/people/link-slack-person.ts";
import { restartPosts } from "../core/posts/restart-posts.ts";
import { createPlayground, type Playground } from "../playground/create-playground.ts";
import { playgroundPeople, playgroundTeamId } from "../playground/simulator/default-team.ts";
import { COMMAND, SHORTCUTS } from "../slack/ids.ts";
import { commands } from "../slack/listeners/commands/commands.ts";
import { EVENTS } from "../slack/scopes.ts";
import type { OpenedCore } from "./open-core.ts";
import { createPlaygroundWorld } from "./playground-world.ts";

/** The playground, with the secrets of this run that join it to the Slack surface. */
export type StartedPlayground = Playground & { signingSecret: string; botToken: string };

/**
 * Makes the local stand-in for Slack: the rep is the local user, a colleague is a named approver, and a
 * third person is nobody. Its workspace is new at every start, so open cards are posted again.
 */
export async function startPlayground(
  opened: OpenedCore,
  baseUrl: string,
): Promise<StartedPlayground> {
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
    command: COMMAND,
    commands: commands.map(({ verb, does }) => ({
      usage: `${COMMAND} ${verb}`.trim(),
      what: capitalised(does),
    })),
    shortcuts: [{ callback_id: SHORTCUTS.addAsLead, name: "Add as lead" }],
    events: EVENTS,
  });
  return { ...playground, ...secrets };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
