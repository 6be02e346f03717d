import { smtpModal } from "../../blocks/smtp-modal.ts";
import { ACTIONS } from "../../ids.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { ActionListener } from "./action-listener.ts";

/** Opens the window that connects a mailbox. */
export const connectSmtp: ActionListener = {
  action: ACTIONS.connectSmtp,
  async run(visit) {
    ownActor(visit.actors);
    await openModal(visit, smtpModal(packMetadata(visit.place)));
  },
};
