import { useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import { formatSlackDate } from "../text/format-slack-date.ts";
import type { PlaygroundStatus, WorldState } from "../wire.ts";

/** The product's time, what is due, and a way not to wait for it. */
export function ClockBar({ world }: { world: WorldState }) {
  const { api, say, act } = usePage();
  const [skipping, setSkipping] = useState(false);
  const now = new Date(world.now);
  const skip = async () => {
    setSkipping(true);
    try {
      const { what } = await api.post<{ now: string; what: string }>("skip", {});
      say(what);
    } catch (error) {
      say(error instanceof Error ? error.message : "The clock did not move.");
    }
    await act("conditions", {});
    setSkipping(false);
  };
  return (
    <section class="clock" aria-label="Time and state">
      <div class="clock-line">
        <p class="clock-now">
          <time dateTime={world.now}>
            <strong>{now.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" })}</strong>
            {now.toLocaleDateString("en", { weekday: "short", month: "short", day: "numeric" })}
          </time>
        </p>
        <button type="button" class="button" disabled={skipping} onClick={() => void skip()}>
          {skipping ? "Skipping…" : "Skip to the next send"}
        </button>
      </div>
      <p class="clock-next">{nextSend(world.status, now)}</p>
      <ul class="facts">
        <Fact count={world.status.drafts_waiting} one="draft waits" many="drafts wait" />
        <Fact count={world.status.replies_waiting} one="reply to answer" many="replies to answer" />
        <Fact count={world.status.campaigns_running} one="campaign runs" many="campaigns run" />
      </ul>
    </section>
  );
}

function Fact({ count, one, many }: { count: number; one: string; many: string }) {
  return (
    <li>
      <strong>{count}</strong> {count === 1 ? one : many}
    </li>
  );
}

function nextSend({ next_send_at, sending_paused }: PlaygroundStatus, now: Date): string {
  if (sending_paused) return "All sending is paused.";
  if (next_send_at === null) return "Nothing is due to be sent.";
  const at = Date.parse(next_send_at) / 1000;
  return `Next send: ${formatSlackDate(at, "{date_short_pretty} at {time}", { now })}`;
}
