import { resumedMessage } from "../../blocks/pause-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Command } from "./command.ts";
import { showSending } from "./sending.ts";

/** Switches sending on again. */
export const resumeAll: Command = {
  verb: "resume-all",
  also: ["resume all"],
  takes: "",
  does: "switch sending on again",
  example: "/sdr resume-all",
  async run(visit) {
    const actor = ownActor(visit.actors);
    await visit.core.resumeAll(actor, {});
    // Off for the whole installation, as after a restored backup, is another switch.
    if (!(await visit.core.getSending(actor, {})).on) return showSending(visit);
    await tellPrivately(visit, resumedMessage());
  },
};
