import { asAppError } from "../../../core/errors.ts";
import { homeView, strangerHomeView } from "../../blocks/home-view.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import type { Visit } from "../../visit/visit.ts";

/** Draws the home tab for whoever opened it. */
export async function showHome(visit: Visit): Promise<void> {
  const view = await readHome(visit);
  await visit.client.views.publish({ user_id: visit.person.slack_user_id, view });
}

async function readHome(visit: Visit) {
  try {
    return homeView(await visit.core.getContext(ownActor(visit.actors), {}));
  } catch (error) {
    const problem = asAppError(error);
    if (problem.code !== "not_allowed") throw error;
    return strangerHomeView(problem.say);
  }
}
