import { isDeepStrictEqual } from "node:util";
import type { CampaignDetail } from "../../../core/campaigns/campaign.ts";
import { AppError, asAppError } from "../../../core/errors.ts";
import { moveStep, putStep, withoutStep } from "../../../core/sequences/edit-steps.ts";
import type { SequenceStep } from "../../../core/sequences/sequence.ts";
import { fenceLine } from "../../blocks/mrkdwn.ts";
import { VIEWS } from "../../ids.ts";
import { inStepWords } from "../../in-step-words.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showCampaignToEdit } from "../commands/campaign-edit.ts";
import type { Form } from "./form.ts";
import { checkStep, isRemoved, readStep } from "./step-form.ts";
import { stepsSeen } from "./steps-seen.ts";
import type { ViewListener } from "./view-listener.ts";

/** Saves one step, puts it in its place, or takes it out; the campaign then shows how it stands. */
export const editStep: ViewListener = {
  callback_id: VIEWS.editStep,
  check: checkStep,
  async run(visit, { form, about }) {
    const actor = actorFor(visit.actors, String(about.user_id));
    const number = Number(about.number);
    const read = await visit.core.getCampaign(actor, { campaign: String(about.campaign_id) });
    const { campaign } = read;
    const steps = editedSteps(campaign.steps, number, form);
    if (!isDone(campaign.steps, steps, { number, form })) {
      if (stepsSeen(campaign.steps) !== about.seen) throw changedMeanwhile(campaign);
      const { campaign_id, version: expected_version } = campaign;
      const change = { campaign: campaign_id, expected_version, steps };
      await visit.core.updateCampaign(actor, change).catch((thrown) => sayPlainly(thrown, steps));
    }
    const done = isRemoved(form) ? `Step ${number} is gone.` : "The step is saved.";
    await showCampaignToEdit(visit, actor, { campaign: campaign.campaign_id, done });
  },
};

function editedSteps(steps: readonly SequenceStep[], number: number, form: Form): SequenceStep[] {
  if (isRemoved(form)) return withoutStep(steps, number);
  const edited = putStep(steps, number, readStep(form, steps[number - 1]));
  return moveStep(edited, number, placeOf(form, number));
}

function placeOf(form: Form, number: number): number {
  return Number(form.text("position")) || number;
}

type Wanted = { number: number; form: Form };

/** Nothing to change, also when this very form was saved before and its delivery came again. */
function isDone(steps: readonly SequenceStep[], wanted: SequenceStep[], { number, form }: Wanted) {
  if (isDeepStrictEqual(steps, wanted)) return true;
  if (isRemoved(form)) return false;
  const place = placeOf(form, number);
  const step = { ...readStep(form, steps[place - 1]), step_number: place };
  return isDeepStrictEqual(steps[place - 1], step);
}

function changedMeanwhile({ name }: CampaignDetail): AppError {
  return new AppError("conflict", {
    say: `The steps of ${fenceLine(name, 120)} were changed meanwhile, so nothing was saved. Copy what you typed, close this window and open the step again.`,
  });
}

/** Core names the place in a list; a person knows steps and wordings. */
function sayPlainly(thrown: unknown, steps: readonly SequenceStep[]): never {
  const { code, say, next } = asAppError(thrown);
  if (code !== "invalid_input") throw thrown;
  throw new AppError(code, {
    say: inStepWords(say, steps),
    ...(next ? { next } : {}),
    cause: thrown,
  });
}
