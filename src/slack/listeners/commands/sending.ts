import { sendingMessage } from "../../blocks/sending-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Command } from "./command.ts";

/** The switch of the whole installation. Whatever follows the verb, it is pressed and not typed: what is due is seen first. */
export const sending: Command = {
  verb: "sending",
  also: ["sending on"],
  takes: "",
  does: "see whether anything is sent at all, what is due, and switch it on",
  example: "/sdr sending",
  run: showSending,
};

/** How sending stands, with the button that switches it on. */
export async function showSending(visit: Visit): Promise<void> {
  const actor = ownActor(visit.actors);
  const state = await visit.core.getSending(actor, {});
  await tellPrivately(visit, sendingMessage(state, actor.user_id));
}
