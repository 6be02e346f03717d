import { useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import type { CommandHint } from "../wire.ts";
import { lineKey } from "./line-key.ts";
import { Suggestions } from "./suggestions.tsx";
import { useSend } from "./use-send.ts";

const LIST = "composer-suggestions";

/** The line in which commands and messages are typed. Arrows and Tab complete a command. */
export function Composer({ channel, name }: { channel: string; name: string }) {
  const { state } = usePage();
  const { send, sending, last } = useSend(channel);
  const [text, setText] = useState("");
  const [picked, setPicked] = useState(-1);
  const [closed, setClosed] = useState(false);
  const offered = closed ? [] : matching(state.commands, text);
  const open = offered.length > 0;
  const type = (next: string) => {
    setText(next);
    setPicked(-1);
    setClosed(false);
  };
  const complete = (hint: CommandHint | undefined) => {
    if (hint) type(`${hint.usage} `);
  };
  const submit = () => {
    if (text.trim() === "") return;
    void send(text);
    type("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = lineKey(event, { text, offered: offered.length, picked });
    if (key.does === "nothing") return;
    event.preventDefault();
    if (key.does === "send") submit();
    else if (key.does === "recall") type(last());
    else if (key.does === "close") setClosed(true);
    else if (key.does === "move") setPicked(key.to);
    else if (key.does === "complete") complete(offered[key.to]);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {open && <Suggestions id={LIST} offered={offered} picked={picked} onPick={complete} />}
      <div class="composer-line">
        <input
          id="composer"
          type="text"
          autoComplete="off"
          role="combobox"
          aria-label={`Command or message in ${name}`}
          aria-expanded={open}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={picked >= 0 ? `${LIST}-${picked}` : undefined}
          placeholder={`Type ${state.command} to begin`}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="button is-primary" disabled={text.trim() === ""}>
          Send
        </button>
      </div>
      <p class="composer-note" role="status">
        {sending ? `Waiting for ${state.app.name}…` : ""}
      </p>
    </form>
  );
}

/** The commands that go on from what was typed; none once one of them is complete. */
function matching(commands: readonly CommandHint[], text: string): CommandHint[] {
  const typed = text.toLowerCase();
  if (!typed.startsWith("/") || typed.includes("\n")) return [];
  return commands.filter(({ usage }) => usage.startsWith(typed) && usage !== typed);
}
