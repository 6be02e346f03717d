import { z } from "zod";
import { SlackApiError } from "../slack-api-error.js";
import { getChannel } from "../state/find-in-slack.js";
import { keepFile } from "../state/keep-file.js";
import { keepMessage } from "../state/keep-message.js";
import { keyOf, newSlackId } from "../state/slack-state.js";
import { slackMethod } from "./slack-method.js";
const MIME_TYPES = {
    csv: "text/csv",
    png: "image/png",
    svg: "image/svg+xml",
    txt: "text/plain",
};
/** files.*: what people attached, and what our app uploads in Slack's two steps. */
export const fileMethods = {
    "files.info": slackMethod({
        scope: "files:read",
        args: z.looseObject({ file: z.string() }),
        run({ state, team, args }) {
            const stored = state.files.get(keyOf(team.id, args.file));
            if (!stored)
                throw new SlackApiError("file_not_found");
            return { file: stored.file, comments: [], response_metadata: { next_cursor: "" } };
        },
    }),
    "files.getUploadURLExternal": slackMethod({
        scope: "files:write",
        args: z.looseObject({ filename: z.string().min(1), length: z.coerce.number().int().min(1) }),
        run({ state, team, args }) {
            const id = newSlackId("F");
            state.uploads.set(id, { team: team.id, name: args.filename, content: undefined });
            return { upload_url: `${state.publicUrl()}/upload/${team.id}/${id}`, file_id: id };
        },
    }),
    "files.completeUploadExternal": slackMethod({
        scope: "files:write",
        args: z.looseObject({
            files: z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1),
            channel_id: z.string().optional(),
            channels: z.string().optional(),
            thread_ts: z.string().optional(),
            initial_comment: z.string().optional(),
        }),
        run({ state, team, args }) {
            const files = args.files.map((wanted) => complete(state, team, wanted));
            const channel = args.channel_id ?? args.channels;
            if (channel)
                share(state, team, { ...args, channel, files });
            return { files };
        },
    }),
};
function complete(state, team, wanted) {
    const upload = state.uploads.get(wanted.id);
    if (upload?.team !== team.id || !upload.content)
        throw new SlackApiError("file_not_found");
    state.uploads.delete(wanted.id);
    const ending = /\.([a-z0-9]+)$/i.exec(upload.name)?.[1]?.toLowerCase() ?? "";
    return keepFile(state, {
        team: team.id,
        user: team.bot_user_id,
        id: wanted.id,
        name: upload.name,
        title: wanted.title,
        mimetype: MIME_TYPES[ending] ?? "application/octet-stream",
        content: upload.content,
    });
}
function share(state, team, what) {
    const channel = getChannel(state, team.id, { id: what.channel, member: team.bot_user_id });
    if (!channel.members.has(team.bot_user_id))
        throw new SlackApiError("not_in_channel");
    keepMessage(state, {
        team: team.id,
        channel: channel.id,
        user: team.bot_user_id,
        text: what.initial_comment ?? "",
        files: what.files,
        thread_ts: what.thread_ts,
        rest: { bot_id: team.bot_id, app_id: team.app_id },
    });
}
//# sourceMappingURL=file-methods.js.map