import { AppError } from "../../../core/errors.ts";
import { approversMessage } from "../../blocks/approvers-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { showInPlace } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { ActionListener, Click } from "./action-listener.ts";

/** Takes the right to decide back, from a list or from the menu of people. */
export const removeApprover: ActionListener = {
  action: ACTIONS.removeApprover,
  async run(visit, click) {
    const actor = ownActor(visit.actors);
    const approver = readApprover(visit, click);
    const { approvers } = await visit.core.removeApprover(actor, approver);
    const sentence = `<@${approver.slack_user_id}> no longer decides on your drafts.`;
    await showInPlace(visit, approversMessage({ approvers, user_id: actor.user_id, sentence }));
  },
};

function readApprover(visit: Visit, { value, chosen_user }: Click) {
  if (chosen_user) return { team_id: visit.person.team_id, slack_user_id: chosen_user };
  if (value === "") throw new AppError("invalid_input", { say: "Choose a colleague first." });
  const { id: team_id, extra: slack_user_id } = unpackOwned(value);
  return { team_id, slack_user_id };
}
