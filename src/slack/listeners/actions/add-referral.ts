import { actions, commandButton } from "../../blocks/button.ts";
import { fenceLine } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { ACTIONS } from "../../ids.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";
import { readReplyClick } from "./read-reply-click.ts";

/** Add referral: the person a reply points to becomes a lead. */
export const addReferral: ActionListener = {
  action: ACTIONS.addReferral,
  async run(visit, { value }) {
    const { actor, message_id, extra } = readReplyClick(visit, value);
    const index = Number(extra);
    const { lead, created } = await visit.core.addReferral(actor, { message_id, index });
    const name = `*${fenceLine(lead.full_name)}*`;
    const text = created ? `${name} is a new lead.` : `${name} was a lead already.`;
    await tellPrivately(
      visit,
      plainMessage(text, actions(commandButton("Enroll in a campaign", "enroll"))),
    );
  },
};
