import type { WorldState } from "../wire.ts";
import { AppMark } from "./avatar.tsx";

/** The page's name, and whether anything here is real. */
export function TopBar({ lost, world }: { lost: boolean; world: WorldState | null }) {
  return (
    <header class="top-bar">
      <h1>
        <AppMark small />
        <span>
          Chat SDR <em>playground</em>
        </span>
      </h1>
      <p class="top-note" role="status">
        {lost ? (
          <strong class="lost">Connection lost. Trying again…</strong>
        ) : (
          `A preview with made-up people. ${mailNote(world)}`
        )}
      </p>
    </header>
  );
}

/** Promises nothing before it is known. */
function mailNote(world: WorldState | null): string {
  if (!world) return "";
  const from = world.status.real_mailboxes.join(", ");
  return from ? `Mail is real: it leaves from ${from}.` : "No mail leaves this computer.";
}
