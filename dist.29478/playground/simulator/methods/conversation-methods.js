import { z } from "zod";
import { SlackApiError } from "../slack-api-error.js";
import { openDirectMessage } from "../state/add-team.js";
import { getChannel, getPerson, messagesOf } from "../state/find-in-slack.js";
import { flag, pageOf, paging, slackMethod } from "./slack-method.js";
const one = { channel: z.string() };
const listed = z.looseObject({
    ...paging,
    exclude_archived: flag,
    types: z.string().default("public_channel"),
    user: z.string().optional(),
});
const KINDS = { public_channel: "public", private_channel: "private", im: "im" };
/** conversations.*: the channels and direct messages our app knows. */
export const conversationMethods = {
    "conversations.open": slackMethod({
        scope: "im:write",
        args: z.looseObject({ users: z.string() }),
        run({ state, team, args }) {
            const user = args.users.split(",")[0] ?? "";
            getPerson(state, team.id, user);
            return { channel: { id: openDirectMessage(state, team, user).id } };
        },
    }),
    "conversations.info": slackMethod({
        scope: "channels:read",
        args: z.looseObject({ ...one, include_num_members: flag }),
        run: ({ state, team, args }) => ({ channel: shown(team, visible(state, team, args.channel)) }),
    }),
    "conversations.list": slackMethod({
        scope: "channels:read",
        args: listed,
        run: ({ state, team, args }) => list(state, team, args),
    }),
    "users.conversations": slackMethod({
        scope: "channels:read",
        args: listed,
        run({ state, team, args }) {
            const member = args.user ?? team.bot_user_id;
            return list(state, team, { ...args, member });
        },
    }),
    "conversations.members": slackMethod({
        scope: "channels:read",
        args: z.looseObject({ ...one, ...paging }),
        run({ state, team, args }) {
            const channel = visible(state, team, args.channel);
            const { items, response_metadata } = pageOf([...channel.members], args);
            return { members: items, response_metadata };
        },
    }),
    "conversations.join": slackMethod({
        scope: "channels:join",
        args: z.looseObject(one),
        run({ state, team, args }) {
            const channel = visible(state, team, args.channel);
            if (channel.kind !== "public")
                throw new SlackApiError("method_not_supported_for_channel_type");
            channel.members.add(team.bot_user_id);
            return { channel: shown(team, channel) };
        },
    }),
    "conversations.history": slackMethod({
        scope: "channels:history",
        args: z.looseObject({ ...one, ...paging, include_all_metadata: flag }),
        run({ state, team, args }) {
            const channel = readable(state, team, args.channel);
            const top = messagesOf(state, team.id, channel.id).filter((each) => !each.thread_ts || each.thread_ts === each.ts || each.subtype);
            const { items, response_metadata } = pageOf(top.toReversed(), args);
            return { messages: items, has_more: response_metadata.next_cursor !== "", response_metadata };
        },
    }),
    "conversations.replies": slackMethod({
        scope: "channels:history",
        args: z.looseObject({ ...one, ...paging, ts: z.string() }),
        run({ state, team, args }) {
            const channel = readable(state, team, args.channel);
            const thread = messagesOf(state, team.id, channel.id).filter((each) => each.ts === args.ts || each.thread_ts === args.ts);
            if (thread.length === 0)
                throw new SlackApiError("thread_not_found");
            const { items, response_metadata } = pageOf(thread, args);
            return { messages: items, has_more: response_metadata.next_cursor !== "", response_metadata };
        },
    }),
};
function visible(state, team, id) {
    return getChannel(state, team.id, { id, member: team.bot_user_id });
}
function readable(state, team, id) {
    const channel = visible(state, team, id);
    if (!channel.members.has(team.bot_user_id))
        throw new SlackApiError("not_in_channel");
    return channel;
}
function list(state, team, asked) {
    const kinds = asked.types.split(",").map((type) => KINDS[type.trim()]);
    const found = [...state.channels.values()].filter((channel) => channel.team_id === team.id &&
        kinds.includes(channel.kind) &&
        (channel.kind === "public" || channel.members.has(team.bot_user_id)) &&
        channel.members.has(asked.member ?? [...channel.members][0] ?? "") &&
        !(asked.exclude_archived && channel.archived));
    const { items, response_metadata } = pageOf(found, asked);
    return { channels: items.map((channel) => shown(team, channel)), response_metadata };
}
function shown(team, channel) {
    const im = channel.kind === "im";
    const other = [...channel.members].find((member) => member !== team.bot_user_id);
    return {
        id: channel.id,
        is_channel: !im,
        is_group: false,
        is_im: im,
        is_mpim: false,
        is_private: channel.kind !== "public",
        is_archived: channel.archived,
        is_member: channel.members.has(team.bot_user_id),
        num_members: channel.members.size,
        ...(im ? { user: other } : { name: channel.name, topic: { value: channel.topic } }),
    };
}
//# sourceMappingURL=conversation-methods.js.map