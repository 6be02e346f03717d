import { useEffect, useRef, useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import type { WireMessage } from "../wire.ts";

/** A line to answer below a message. Slash commands cannot be used in threads, as in Slack. */
export function ThreadReply({ message, onDone }: { message: WireMessage; onDone: () => void }) {
  const { state, act, say } = usePage();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === "") return;
    if (text.startsWith("/")) {
      say("Commands cannot be used in threads. Type it in the line below the messages.");
      return;
    }
    const { channel, ts } = message;
    await act("message", { team: state.team.id, user: state.you.id, channel, text, thread_ts: ts });
    onDone();
  };
  return (
    <form class="thread-reply" onSubmit={(event) => void send(event)}>
      <input
        ref={field}
        class="field"
        aria-label="Reply in the thread"
        placeholder="Reply in the thread"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
        }}
      />
      <button type="submit" class="button">
        Reply
      </button>
    </form>
  );
}
