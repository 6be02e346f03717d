import { resumedMessage } from "../../blocks/pause-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Command } from "./command.ts";

/** Switches sending on again. */
export const resumeAll: Command = {
  verb: "resume-all",
  also: ["resume all"],
  takes: "",
  does: "switch sending on again",
  example: "/sdr resume-all",
  async run(visit) {
    await visit.core.resumeAll(ownActor(visit.actors), {});
    await tellPrivately(visit, resumedMessage());
  },
};
