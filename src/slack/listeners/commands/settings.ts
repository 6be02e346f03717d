import { settingsModal } from "../../blocks/settings-modal.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Opens the settings. */
export const settings: Command = {
  verb: "settings",
  also: ["preferences"],
  takes: "",
  does: "choose the channel, your name and your footer",
  example: "/sdr settings",
  async run(visit) {
    const today = await visit.core.getContext(ownActor(visit.actors), {});
    await openModal(visit, settingsModal(today, packMetadata(visit.place)));
  },
};
