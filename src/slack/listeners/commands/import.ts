import { importModal } from "../../blocks/import-modals.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Opens the window that takes a CSV file or pasted rows. */
export const importCommand: Command = {
  verb: "import",
  also: ["leads import", "import leads", "upload", "csv"],
  takes: "",
  does: "bring in leads from a CSV file or pasted rows",
  example: "/sdr import",
  async run(visit) {
    ownActor(visit.actors);
    await openModal(visit, importModal(packMetadata(visit.place)));
  },
};
