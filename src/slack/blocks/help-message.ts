import type { KnownBlock } from "@slack/types";
import type { Command } from "../listeners/commands/command.ts";
import { actions, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";

/** Every command with an example. */
export function helpMessage(commands: readonly Command[]): Message {
  const text = "This is what I can do. Type a command anywhere; only you see the answer.";
  const lines = commands.map(commandLine);
  const blocks: KnownBlock[] = [section(text)];
  for (let from = 0; from < lines.length; from += 8) {
    blocks.push(section(lines.slice(from, from + 8).join("\n")));
  }
  blocks.push(
    actions(
      commandButton("Today at a glance", ""),
      commandButton("Import leads", "import"),
      commandButton("New campaign", "campaign new"),
    ),
    context("On any message: open its menu and choose “Add as lead”."),
  );
  return { text, blocks };
}

/** One command in full. */
export function commandHelpMessage(command: Command): Message {
  const text = `${commandLine(command)}\nFor example: \`${command.example}\``;
  const also = command.also.map((word) => `\`/sdr ${word}\``).join(", ");
  return {
    text,
    blocks: [
      section(text),
      ...(also ? [context(`The same as ${also}`)] : []),
      actions(commandButton("All commands", "help")),
    ],
  };
}

/** When a word is no command: the nearest one, with a button that runs it. */
export function didYouMean(
  typed: string,
  nearest: { command: Command; text: string } | null,
): Message {
  const said = `I do not know ${asCode(typed)}.`;
  if (!nearest) {
    const text = `${said} \`/sdr help\` lists everything I can do.`;
    return { text, blocks: [section(text), actions(commandButton("Help", "help"))] };
  }
  const text = `${said} Did you mean ${asCode(nearest.text)}, to ${nearest.command.does}?`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        commandButton(`Run /sdr ${nearest.text}`, nearest.text, "primary"),
        commandButton("Help", "help"),
      ),
    ],
  };
}

function asCode(typed: string): string {
  return `\`/sdr ${fenceLine(typed, 60).replaceAll("`", "")}\``;
}

function commandLine(command: Command): string {
  const usage = ["/sdr", command.verb, command.takes].filter((part) => part !== "").join(" ");
  return `\`${usage}\` ${command.does}`;
}
