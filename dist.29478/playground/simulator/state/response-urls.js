import { randomBytes } from "node:crypto";
import { checkMessageBlocks } from "../blocks/check-blocks.js";
import { withBlockIds } from "../blocks/with-block-ids.js";
import { announceMessage, dropMessage, keepEphemeral, keepMessage } from "./keep-message.js";
/** https://docs.slack.dev/interactivity/handling-user-interaction: five times within 30 minutes. */
const MAX_USES = 5;
const LIFETIME_MS = 30 * 60_000;
/** The response_urls of one simulated Slack; each counts its uses and its age. */
export function createResponseUrls(state) {
    const issued = new Map();
    return {
        issue(origin) {
            const id = randomBytes(12).toString("hex");
            issued.set(id, { origin, issued_at: state.now().getTime(), uses: 0 });
            return `${state.publicUrl()}/response/${origin.team}/${id}`;
        },
        post(id, body) {
            const known = issued.get(id);
            if (!known)
                return refused(404, "no_such_url");
            if (known.uses >= MAX_USES)
                return refused(404, "used_url");
            if (state.now().getTime() - known.issued_at > LIFETIME_MS)
                return refused(404, "expired_url");
            const objection = objectionTo(body);
            if (objection)
                return objection;
            known.uses += 1;
            land(state, known.origin, body);
            return { status: 200, body: { ok: true } };
        },
    };
}
function objectionTo(body) {
    const problems = body.blocks === undefined ? [] : checkMessageBlocks(body.blocks);
    if (problems.length > 0)
        return refused(400, "invalid_blocks", problems);
    const says = body.text || body.blocks || body.delete_original;
    return says ? null : refused(400, "no_text");
}
function refused(status, error, errors = []) {
    return { status, body: { ok: false, error, ...(errors.length > 0 ? { errors } : {}) } };
}
/** Puts an app's answer where it belongs: over the original, in the channel, or before one person. */
export function land(state, origin, body) {
    const { original } = origin;
    if (body.delete_original && original) {
        dropMessage(state, original);
    }
    else if (body.replace_original && original) {
        original.text = String(body.text ?? "");
        original.blocks = withBlockIds(asList(body.blocks));
        announceMessage(state, original);
    }
    else if (body.text || body.blocks) {
        landFresh(state, origin, body);
    }
}
function landFresh(state, origin, body) {
    const team = state.teams.get(origin.team);
    const fresh = {
        team: origin.team,
        channel: origin.channel,
        text: String(body.text ?? ""),
        blocks: asList(body.blocks),
        thread_ts: typeof body.thread_ts === "string" ? body.thread_ts : undefined,
    };
    if (body.response_type === "in_channel" && team) {
        const rest = { bot_id: team.bot_id, app_id: team.app_id };
        keepMessage(state, { ...fresh, user: team.bot_user_id, rest });
    }
    else {
        keepEphemeral(state, { ...fresh, user: origin.user, in_reply_to: origin.in_reply_to });
    }
}
function asList(value) {
    return Array.isArray(value) ? value : [];
}
//# sourceMappingURL=response-urls.js.map