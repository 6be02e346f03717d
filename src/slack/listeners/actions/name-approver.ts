import { AppError } from "../../../core/errors.ts";
import { approversMessage } from "../../blocks/approvers-message.ts";
import { ACTIONS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { readName } from "../../visit/read-name.ts";
import { showInPlace } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";

/** Names the chosen colleague as approver. */
export const nameApprover: ActionListener = {
  action: ACTIONS.nameApprover,
  async run(visit, { chosen_user }) {
    const actor = ownActor(visit.actors);
    if (!chosen_user) throw new AppError("invalid_input", { say: "Choose a colleague first." });
    const { team_id } = visit.person;
    const display_name = await readName(visit, chosen_user);
    const { approvers } = await visit.core.nameApprover(actor, {
      team_id,
      slack_user_id: chosen_user,
      display_name,
    });
    const sentence = `<@${chosen_user}> may decide on your drafts now, and gets their cards.`;
    await showInPlace(visit, approversMessage({ approvers, user_id: actor.user_id, sentence }));
  },
};
