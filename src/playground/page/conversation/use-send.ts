import { useCallback, useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import { recall, remember } from "../data/remember.ts";
import { noteStep } from "./story-steps.ts";

/** Sends a line to a conversation: a command to the app, anything else as a message. */
export function useSend(channel: string): {
  send: (line: string) => Promise<void>;
  sending: boolean;
  last: () => string;
} {
  const { act, say, state } = usePage();
  const [waiting, setWaiting] = useState(0);
  const { command } = state;
  const { team, you } = state;
  const send = useCallback(
    async (line: string) => {
      const text = line.trim();
      const isCommand = text === command || text.startsWith(`${command} `);
      if (text.startsWith("/") && !isCommand) {
        say(`${text.split(/\s/)[0]} is not a command here. Try ${command}.`);
        return;
      }
      remember("tab", "last", text);
      if (isCommand) noteStep(text);
      setWaiting((count) => count + 1);
      await act(isCommand ? "command" : "message", { team: team.id, user: you.id, channel, text });
      setWaiting((count) => count - 1);
    },
    [act, say, channel, command, team.id, you.id],
  );
  return { send, sending: waiting > 0, last: () => recall("tab", "last", "") };
}
