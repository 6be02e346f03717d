import { didYouMean } from "../../blocks/help-message.ts";
import { strangerError } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import { commands } from "./commands.ts";
import { link } from "./link.ts";
import { parseCommand } from "./parse-command.ts";

/** Runs what was typed behind `/sdr`, or what stands on a button; a typo gets the nearest command. */
export async function runCommand(visit: Visit, text: string): Promise<void> {
  const parsed = parseCommand(commands, text);
  const links = parsed.kind === "found" && parsed.command === link;
  if (visit.actors.length === 0 && !links) throw strangerError();
  if (parsed.kind === "found") return parsed.command.run(visit, parsed.words);
  await tellPrivately(visit, didYouMean(parsed.typed, parsed.nearest));
}
