import { leadModal } from "../../blocks/lead-modal.ts";
import { SHORTCUTS } from "../../ids.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import type { Visit } from "../../visit/visit.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { leadFromText } from "./lead-from-text.ts";

export type ShortcutListener = {
  callback_id: string;
  run(visit: Visit, text: string): Promise<void>;
};

/** Add as lead, on a message: opens the form with what the message tells about a person. */
export const addAsLead: ShortcutListener = {
  callback_id: SHORTCUTS.addAsLead,
  async run(visit, text) {
    ownActor(visit.actors);
    await openModal(visit, leadModal(packMetadata(visit.place), leadFromText(text)));
  },
};
