import { logModal } from "../../blocks/log-modal.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Opens the form for a call or another touch that Chat SDR did not carry. */
export const log: Command = {
  verb: "log",
  also: ["log call", "call"],
  takes: "[LEAD]",
  does: "log a call, or another touch with a lead",
  example: "/sdr log dana@acme.example",
  async run(visit, lead) {
    ownActor(visit.actors);
    await openModal(visit, logModal(lead.slice(0, 320), packMetadata(visit.place)));
  },
};
