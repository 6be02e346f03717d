import { asAppError } from "../../../core/errors.js";
import { homeView, strangerHomeView } from "../../blocks/home-view.js";
import { ownActor } from "../../visit/pick-actor.js";
/** Draws the home tab for whoever opened it. */
export async function showHome(visit) {
    const view = await readHome(visit);
    await visit.client.views.publish({ user_id: visit.person.slack_user_id, view });
}
async function readHome(visit) {
    try {
        return homeView(await visit.core.getContext(ownActor(visit.actors), {}));
    }
    catch (error) {
        const problem = asAppError(error);
        if (problem.code !== "not_allowed")
            throw error;
        return strangerHomeView(problem.say);
    }
}
//# sourceMappingURL=show-home.js.map