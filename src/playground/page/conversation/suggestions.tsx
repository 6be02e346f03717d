import type { CommandHint } from "../wire.ts";

/** The commands that fit what was typed. Focus stays in the line; this is its list. */
export function Suggestions(props: {
  id: string;
  offered: readonly CommandHint[];
  picked: number;
  onPick: (hint: CommandHint) => void;
}) {
  return (
    <div class="suggestions" role="listbox" id={props.id} aria-label="Commands">
      {props.offered.map((hint, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the line that has the focus handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the line that has the focus points at it
        <div
          key={hint.usage}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.picked}
          class="suggestion"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onPick(hint)}
        >
          <code>{hint.usage}</code>
          <span>{hint.what}</span>
        </div>
      ))}
    </div>
  );
}
