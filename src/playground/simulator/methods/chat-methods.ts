import { z } from "zod";
import { withBlockIds } from "../blocks/with-block-ids.ts";
import { SlackApiError } from "../slack-api-error.ts";
import { openDirectMessage } from "../state/add-team.ts";
import { getChannel, getMessage, getPerson } from "../state/find-in-slack.ts";
import { announceMessage, dropMessage, keepEphemeral, keepMessage } from "../state/keep-message.ts";
import { keyOf, type SlackState } from "../state/slack-state.ts";
import type { SlackChannel, SlackMessage, SlackTeam } from "../state/slack-types.ts";
import {
  checkContent,
  ephemeralArguments,
  postArguments,
  updateArguments,
} from "./chat-arguments.ts";
import { type MethodCall, type SlackMethod, slackMethod } from "./slack-method.ts";

const pointed = z.looseObject({ channel: z.string(), ts: z.string() });

/** chat.*: what our app writes. */
export const chatMethods: Readonly<Record<string, SlackMethod>> = {
  "chat.postMessage": slackMethod({ scope: "chat:write", args: postArguments, run: post }),
  "chat.update": slackMethod({ scope: "chat:write", args: updateArguments, run: update }),
  "chat.postEphemeral": slackMethod({
    scope: "chat:write",
    args: ephemeralArguments,
    run: whisper,
  }),
  "chat.delete": slackMethod({
    scope: "chat:write",
    args: pointed,
    run({ state, team, args }) {
      const message = ownMessage(state, team, { ...args, refusal: "cant_delete_message" });
      dropMessage(state, message);
      return { channel: message.channel, ts: message.ts };
    },
  }),
  "chat.getPermalink": slackMethod({
    args: z.looseObject({ channel: z.string(), message_ts: z.string() }),
    run({ state, team, args }) {
      const channel = getChannel(state, team.id, { id: args.channel, member: team.bot_user_id });
      const message = getMessage(state, team.id, { channel: channel.id, ts: args.message_ts });
      return { channel: channel.id, permalink: permalinkOf(state, message) };
    },
  }),
};

/** The address that leads to a message on the playground's page. */
function permalinkOf(state: SlackState, message: SlackMessage): string {
  const place = `${message.team}/${message.channel}/p${message.ts.replace(".", "")}`;
  return `${state.publicUrl()}/archives/${place}`;
}

function post({ state, team, args }: MethodCall<z.output<typeof postArguments>>) {
  const channel = writableChannel(state, team, args.channel);
  const blocks = checkContent(args);
  if (args.thread_ts) startThread(state, team, { channel: channel.id, ts: args.thread_ts });
  const message = keepMessage(state, {
    team: team.id,
    channel: channel.id,
    user: team.bot_user_id,
    text: args.text ?? args.markdown_text ?? "",
    blocks: blocks ?? [],
    attachments: args.attachments ?? [],
    thread_ts: args.thread_ts,
    rest: {
      bot_id: team.bot_id,
      app_id: team.app_id,
      ...(args.thread_ts && args.reply_broadcast ? { subtype: "thread_broadcast" } : {}),
      ...(isMetadata(args.metadata) ? { metadata: args.metadata } : {}),
      ...(args.unfurl_links === undefined ? {} : { unfurl_links: args.unfurl_links }),
      ...(args.unfurl_media === undefined ? {} : { unfurl_media: args.unfurl_media }),
    },
  });
  return { channel: channel.id, ts: message.ts, message };
}

function update({ state, team, args }: MethodCall<z.output<typeof updateArguments>>) {
  const message = ownMessage(state, team, { ...args, refusal: "cant_update_message" });
  const blocks = checkContent(args);
  // What is left out stays as it was; an empty list takes it away.
  if (args.text !== undefined) message.text = args.text;
  if (blocks) message.blocks = withBlockIds(blocks);
  if (args.attachments) message.attachments = args.attachments;
  if (isMetadata(args.metadata)) message.metadata = args.metadata;
  else if (args.metadata) delete message.metadata;
  message.edited = { user: team.bot_user_id, ts: state.nextTs() };
  announceMessage(state, message);
  return { channel: message.channel, ts: message.ts, text: message.text, message };
}

function whisper({ state, team, args }: MethodCall<z.output<typeof ephemeralArguments>>) {
  const channel = writableChannel(state, team, args.channel);
  getPerson(state, team.id, args.user);
  if (!channel.members.has(args.user)) throw new SlackApiError("user_not_in_channel");
  const blocks = checkContent(args) ?? [];
  const { ts } = keepEphemeral(state, {
    team: team.id,
    channel: channel.id,
    user: args.user,
    text: args.text ?? "",
    blocks,
    thread_ts: args.thread_ts,
  });
  return { message_ts: ts };
}

/** The channel our bot may write to; a person's id stands for the DM with them. */
function writableChannel(state: SlackState, team: SlackTeam, id: string): SlackChannel {
  if (state.people.has(keyOf(team.id, id))) return openDirectMessage(state, team, id);
  const named = [...state.channels.values()].find(
    (each) => each.team_id === team.id && each.kind !== "im" && `#${each.name}` === id,
  );
  const channel = getChannel(state, team.id, { id: named?.id ?? id, member: team.bot_user_id });
  if (channel.archived) throw new SlackApiError("is_archived");
  if (!channel.members.has(team.bot_user_id)) throw new SlackApiError("not_in_channel");
  return channel;
}

function ownMessage(
  state: SlackState,
  team: SlackTeam,
  { channel: id, ts, refusal }: { channel: string; ts: string; refusal: string },
): SlackMessage {
  const channel = getChannel(state, team.id, { id, member: team.bot_user_id });
  const message = getMessage(state, team.id, { channel: channel.id, ts });
  if (message.bot_id !== team.bot_id) throw new SlackApiError(refusal);
  return message;
}

/** The first reply turns a message into a thread's head; a reply to nothing is refused. */
function startThread(state: SlackState, team: SlackTeam, at: { channel: string; ts: string }) {
  try {
    const parent = getMessage(state, team.id, at);
    parent.thread_ts ??= parent.ts;
  } catch (cause) {
    throw cause instanceof SlackApiError
      ? new SlackApiError("thread_not_found", [], { cause })
      : cause;
  }
}

/** An empty object takes the metadata away; anything else is metadata. */
function isMetadata(given: unknown): given is NonNullable<SlackMessage["metadata"]> {
  return typeof given === "object" && given !== null && "event_type" in given;
}
