import type { ModalView } from "@slack/types";
import type { Visit } from "../../visit/visit.ts";

/** Shows something else in an open window; false when the person closed it meanwhile. */
export async function updateModal(
  visit: Visit,
  view_id: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await visit.client.views.update({ view_id, view });
    return true;
  } catch (error) {
    visit.log.debug({ error: String(error) }, "a window could not be updated");
    return false;
  }
}
