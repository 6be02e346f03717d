import { openDirectMessage } from "../state/add-team.js";
import { keyOf } from "../state/slack-state.js";
import { resultOf, sceneOf, sendEvent, } from "./backstage.js";
/** A person opens the app's home or messages tab. */
export async function openHome(stage, input) {
    const { state } = stage;
    const { team } = sceneOf(stage, input);
    const tab = input.tab ?? "home";
    const view = state.homes.get(keyOf(input.team, input.user));
    const event = {
        type: "app_home_opened",
        user: input.user,
        channel: openDirectMessage(state, team, input.user).id,
        tab,
        ...(view && tab === "home" ? { view } : {}),
    };
    return resultOf(await sendEvent(stage, team, event));
}
//# sourceMappingURL=open-home.js.map