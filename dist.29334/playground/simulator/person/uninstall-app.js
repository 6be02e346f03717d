import { getTeam } from "../state/find-in-slack.js";
import { sendEvent } from "./backstage.js";
/** An administrator removes the app: its token dies, and both events arrive, revocation first. */
export async function uninstallApp(stage, { team: id }) {
    const team = getTeam(stage.state, id);
    team.installed = false;
    const tokens = { oauth: [], bot: [team.bot_user_id] };
    await sendEvent(stage, team, { type: "tokens_revoked", tokens });
    await sendEvent(stage, team, { type: "app_uninstalled" });
}
//# sourceMappingURL=uninstall-app.js.map