import { approversMessage } from "../../blocks/approvers-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Command } from "./command.ts";

/** Shows how to name and remove approvers. */
export const approvers: Command = {
  verb: "approvers",
  also: ["approver", "delegate"],
  takes: "",
  does: "let colleagues decide on your drafts",
  example: "/sdr approvers",
  async run(visit) {
    const { user_id } = ownActor(visit.actors);
    await tellPrivately(visit, approversMessage({ approvers: null, user_id }));
  },
};
