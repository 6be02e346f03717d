import { AppError } from "../../../core/errors.ts";
import { stepModal } from "../../blocks/step-modal.ts";
import { unpackOwned } from "../../button-value.ts";
import { openModal } from "../../visit/open-modal.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import type { Visit } from "../../visit/visit.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { stepsSeen } from "../views/steps-seen.ts";

/** Opens the window of the step that a button names; one more than there are is a new one. */
export async function openStep(visit: Visit, value: string): Promise<void> {
  const { user_id, id, extra } = unpackOwned(value);
  const { campaign } = await visit.core.getCampaign(actorFor(visit.actors, user_id), {
    campaign: id,
  });
  const { steps } = campaign;
  const number = Number(extra);
  if (!Number.isInteger(number) || number < 1 || number > steps.length + 1) {
    throw new AppError("conflict", {
      say: "The steps of this campaign were changed meanwhile. Type `/sdr campaign edit` to see them as they are now.",
    });
  }
  const about = { user_id, campaign_id: id, number, seen: stepsSeen(steps) };
  await openModal(visit, stepModal({ steps, number, metadata: packMetadata(visit.place, about) }));
}
