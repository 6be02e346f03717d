import { createHash } from "node:crypto";
import { keyOf, newSlackId, type SlackState } from "./slack-state.ts";
import type { SlackChannel, SlackPerson, SlackTeam } from "./slack-types.ts";

type PersonSeed = {
  id?: string;
  name: string;
  real_name?: string;
  title?: string;
  email?: string;
  tz?: string;
  is_admin?: boolean;
};

type ChannelSeed = {
  id?: string;
  name: string;
  topic?: string;
  is_private?: boolean;
  /** Names of the people in it; everybody when left out. */
  members?: readonly string[];
  /** Whether our app's bot is in it; true when left out. */
  with_bot?: boolean;
};

export type TeamSeed = {
  id?: string;
  name: string;
  domain?: string;
  token?: string;
  app_id?: string;
  bot_id?: string;
  bot_user_id?: string;
  bot_name?: string;
  bot_real_name?: string;
  scopes?: readonly string[];
  people: readonly PersonSeed[];
  channels: readonly ChannelSeed[];
};

/** Adds a workspace with its people, channels, one DM of the app with each person, and a bot token. */
export function addTeam(state: SlackState, seed: TeamSeed): SlackTeam {
  const team = teamOf(seed);
  state.teams.set(team.id, team);
  const name = seed.bot_name ?? "sdr";
  const bot = { id: team.bot_user_id, name, real_name: seed.bot_real_name ?? name };
  addPerson(state, team, { seed: bot, is_bot: true });
  const people = seed.people.map((person) =>
    addPerson(state, team, { seed: person, is_bot: false }),
  );
  for (const channel of seed.channels) addChannel(state, team, { seed: channel, people });
  for (const person of people) openDirectMessage(state, team, person.id);
  return team;
}

/** The conversation between our app and one person; made on first use, the same one ever after. */
export function openDirectMessage(state: SlackState, team: SlackTeam, user: string): SlackChannel {
  const digest = createHash("sha256")
    .update(`${team.id}:${team.bot_user_id}:${user}`)
    .digest("hex");
  const id = `D${digest.toUpperCase().slice(0, 10)}`;
  const known = state.channels.get(keyOf(team.id, id));
  if (known) return known;
  const members = new Set([user, team.bot_user_id]);
  const base = { team_id: team.id, id, topic: "", archived: false };
  return keepChannel(state, { ...base, name: "directmessage", kind: "im", members });
}

function teamOf(seed: TeamSeed): SlackTeam {
  const id = seed.id ?? newSlackId("T");
  return {
    id,
    name: seed.name,
    domain: seed.domain ?? seed.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
    app_id: seed.app_id ?? newSlackId("A"),
    bot_id: seed.bot_id ?? newSlackId("B"),
    bot_user_id: seed.bot_user_id ?? newSlackId("U"),
    token: seed.token ?? `xoxb-simulated-${newSlackId("K")}`,
    scopes: seed.scopes,
    installed: true,
  };
}

function addPerson(
  state: SlackState,
  team: SlackTeam,
  { seed, is_bot }: { seed: PersonSeed; is_bot: boolean },
): SlackPerson {
  const person: SlackPerson = {
    team_id: team.id,
    id: seed.id ?? newSlackId("U"),
    name: seed.name,
    real_name: seed.real_name ?? seed.name,
    title: seed.title ?? "",
    email: seed.email ?? `${seed.name}@${team.domain}.test`,
    tz: seed.tz ?? "Etc/UTC",
    is_admin: seed.is_admin ?? false,
    is_bot,
  };
  state.people.set(keyOf(team.id, person.id), person);
  return person;
}

function addChannel(
  state: SlackState,
  team: SlackTeam,
  { seed, people }: { seed: ChannelSeed; people: readonly SlackPerson[] },
): void {
  const inside = people.filter((person) => seed.members?.includes(person.name) ?? true);
  const members = new Set(inside.map((person) => person.id));
  if (seed.with_bot ?? true) members.add(team.bot_user_id);
  keepChannel(state, {
    team_id: team.id,
    id: seed.id ?? newSlackId("C"),
    name: seed.name,
    kind: seed.is_private ? "private" : "public",
    topic: seed.topic ?? "",
    archived: false,
    members,
  });
}

function keepChannel(state: SlackState, channel: SlackChannel): SlackChannel {
  state.channels.set(keyOf(channel.team_id, channel.id), channel);
  state.messages.set(keyOf(channel.team_id, channel.id), []);
  state.announce({ kind: "channel", team: channel.team_id, id: channel.id });
  return channel;
}
