import { z } from "zod";
import { SlackApiError } from "../slack-api-error.js";
import { getPerson } from "../state/find-in-slack.js";
import { keyOf } from "../state/slack-state.js";
import { flag, pageOf, paging, slackMethod } from "./slack-method.js";
/** auth.*, team.*, bots.* and users.*: who the token is, and who is in the workspace. */
export const authMethods = {
    "api.test": slackMethod({ args: z.looseObject({}), run: ({ args }) => ({ args }) }),
    "auth.test": slackMethod({
        args: z.looseObject({}),
        run: ({ state, team }) => ({
            url: `https://${team.domain}.slack.test/`,
            team: team.name,
            user: getPerson(state, team.id, team.bot_user_id).name,
            team_id: team.id,
            user_id: team.bot_user_id,
            bot_id: team.bot_id,
            is_enterprise_install: false,
        }),
    }),
    "team.info": slackMethod({
        scope: "team:read",
        args: z.looseObject({}),
        run: ({ team }) => ({ team: { id: team.id, name: team.name, domain: team.domain } }),
    }),
    "bots.info": slackMethod({
        scope: "users:read",
        args: z.looseObject({ bot: z.string() }),
        run({ team, args }) {
            if (args.bot !== team.bot_id)
                throw new SlackApiError("bot_not_found");
            const { bot_id: id, app_id, bot_user_id: user_id } = team;
            return { bot: { id, app_id, user_id, name: "sdr", deleted: false } };
        },
    }),
    "users.info": slackMethod({
        scope: "users:read",
        args: z.looseObject({ user: z.string(), include_locale: flag }),
        run: ({ state, team, args }) => ({
            user: shown(team, getPerson(state, team.id, args.user), args.include_locale),
        }),
    }),
    "users.list": slackMethod({
        scope: "users:read",
        args: z.looseObject({ ...paging, include_locale: flag }),
        run({ state, team, args }) {
            const { items, response_metadata } = pageOf(peopleOf(state, team), args);
            const members = items.map((person) => shown(team, person, args.include_locale));
            return { members, cache_ts: Math.floor(state.now().getTime() / 1000), response_metadata };
        },
    }),
    "users.lookupByEmail": slackMethod({
        scope: "users:read.email",
        args: z.looseObject({ email: z.string() }),
        run({ state, team, args }) {
            const wanted = args.email.toLowerCase();
            const person = peopleOf(state, team).find((each) => each.email.toLowerCase() === wanted);
            if (!person)
                throw new SlackApiError("users_not_found");
            return { user: shown(team, person, false) };
        },
    }),
};
function peopleOf(state, team) {
    return [...state.people]
        .filter(([key]) => key.startsWith(keyOf(team.id, "")))
        .map(([, person]) => person);
}
function shown(team, person, locale) {
    const mayReadEmail = team.scopes?.includes("users:read.email") ?? true;
    const email = mayReadEmail && !person.is_bot ? { email: person.email } : {};
    return {
        id: person.id,
        team_id: person.team_id,
        name: person.name,
        real_name: person.real_name,
        deleted: false,
        tz: person.tz,
        tz_label: person.tz,
        tz_offset: 0,
        is_admin: person.is_admin,
        is_owner: false,
        is_bot: person.is_bot,
        is_app_user: false,
        is_restricted: false,
        is_ultra_restricted: false,
        is_stranger: false,
        profile: {
            ...email,
            title: person.title,
            real_name: person.real_name,
            display_name: person.name,
            team: person.team_id,
        },
        ...(locale ? { locale: "en-US" } : {}),
    };
}
//# sourceMappingURL=auth-methods.js.map