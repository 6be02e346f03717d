import { SingleBar } from "cli-progress";

export type RowsBar = { show(done: { rows: number; total: number }): void; stop(): void };

/** A progress bar over rows, on stderr; nothing when it should be quiet or nobody watches. */
export function rowsBar(quiet: boolean): RowsBar {
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {value} of {total} rows",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  let started = false;
  return {
    show({ rows, total }) {
      if (quiet) return;
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(rows);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
