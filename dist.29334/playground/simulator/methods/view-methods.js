import { z } from "zod";
import { checkView } from "../blocks/check-blocks.js";
import { SlackApiError } from "../slack-api-error.js";
import { getPerson } from "../state/find-in-slack.js";
import { spendTrigger } from "../state/trigger-ids.js";
import { openModal, publishHome, pushModal, replaceView } from "../state/view-stack.js";
import { slackMethod } from "./slack-method.js";
const view = z.unknown();
const triggered = z.looseObject({ trigger_id: z.string(), view });
/** views.*: modals and the home tab. */
export const viewMethods = {
    "views.open": slackMethod({
        args: triggered,
        run({ state, team, args }) {
            refuseBrokenView(args.view);
            const { user } = spendTrigger(state, team.id, args.trigger_id);
            return { view: shown(openModal(state, { team, user }, modal(args.view))) };
        },
    }),
    "views.push": slackMethod({
        args: triggered,
        run({ state, team, args }) {
            refuseBrokenView(args.view);
            const { user, in_modal } = spendTrigger(state, team.id, args.trigger_id);
            if (!in_modal)
                throw new SlackApiError("not_found");
            return { view: shown(pushModal(state, { team, user }, modal(args.view))) };
        },
    }),
    "views.update": slackMethod({
        args: z.looseObject({
            view,
            view_id: z.string().optional(),
            external_id: z.string().optional(),
            hash: z.string().optional(),
        }),
        run({ state, team, args }) {
            refuseBrokenView(args.view);
            const { old, user } = findModal(state, team, args);
            if (args.hash && args.hash !== old.hash)
                throw new SlackApiError("hash_conflict");
            return { view: shown(replaceView(state, { team, user }, { old, raw: modal(args.view) })) };
        },
    }),
    "views.publish": slackMethod({
        args: z.looseObject({ user_id: z.string(), view, hash: z.string().optional() }),
        run({ state, team, args }) {
            getPerson(state, team.id, args.user_id);
            refuseBrokenView(args.view);
            if (typeOf(args.view) !== "home")
                throw new SlackApiError("invalid_arguments", wrongType);
            const old = state.homes.get(`${team.id}:${args.user_id}`);
            if (args.hash && old && args.hash !== old.hash)
                throw new SlackApiError("hash_conflict");
            return { view: shown(publishHome(state, { team, user: args.user_id }, args.view)) };
        },
    }),
};
const wrongType = ["must be of the type this method shows [json-pointer:/view/type]"];
/** Slack checks a view before it looks at the trigger, so a broken view does not spend it. */
function refuseBrokenView(raw) {
    const problems = checkView(raw);
    if (problems.length > 0)
        throw new SlackApiError("invalid_arguments", problems);
}
function modal(raw) {
    if (typeOf(raw) !== "modal")
        throw new SlackApiError("invalid_arguments", wrongType);
    return raw;
}
function typeOf(raw) {
    return raw?.type;
}
function findModal(state, team, { view_id, external_id }) {
    for (const [key, stack] of state.modals) {
        const old = stack.find((each) => each.team_id === team.id &&
            (view_id
                ? each.id === view_id
                : each.external_id !== "" && each.external_id === external_id));
        if (old)
            return { old, user: key.slice(team.id.length + 1) };
    }
    throw new SlackApiError("not_found");
}
function shown(built) {
    return { ...structuredClone(built), app_installed_team_id: built.team_id };
}
//# sourceMappingURL=view-methods.js.map