import { AppMark } from "./avatar.tsx";

/** The page's name, and that nothing here is real. */
export function TopBar({ lost }: { lost: boolean }) {
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
          "A preview with made-up people. No mail leaves this computer."
        )}
      </p>
    </header>
  );
}
