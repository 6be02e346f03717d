import { leadModal } from "../../blocks/lead-modal.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { leadFromText } from "../shortcuts/lead-from-text.ts";
import type { Command } from "./command.ts";

/** Opens the form for one lead; what was typed behind the command already stands in it. */
export const leadAdd: Command = {
  verb: "lead add",
  also: ["lead new", "add lead", "lead"],
  takes: "[name and address]",
  does: "add one lead",
  example: "/sdr lead add Dana Smith dana@acme.example",
  async run(visit, words) {
    ownActor(visit.actors);
    const known = words ? leadFromText(words) : {};
    await openModal(visit, leadModal(packMetadata(visit.place), known));
  },
};
