import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { AppError } from "../core/errors.ts";

/** What an import takes of a file: its name, its bytes, and where to say how far it is. */
export type FileBeingRead = {
  file_name: string;
  content: AsyncIterable<Uint8Array>;
  on_progress(done: { rows: number; bytes: number }): void;
};

type ReadWithBar = {
  file: string;
  quiet: boolean;
  /** Shown when the file cannot be read, e.g. `sdr leads import examples/leads.csv`. */
  example: string;
};

/** Has a file read with a progress bar on stderr. Throws `invalid_input` when it cannot be read. */
export async function readWithBar<T>(
  { file, quiet, example }: ReadWithBar,
  read: (being: FileBeingRead) => Promise<T>,
): Promise<T> {
  const size = await sizeOf(file, example);
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {rows} rows",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  if (!quiet) bar.start(size, 0, { rows: 0 });
  try {
    return await read({
      file_name: file.split(/[\\/]/).at(-1) ?? file,
      content: createReadStream(file, { highWaterMark: 256 * 1024 }),
      on_progress: ({ rows, bytes }) => bar.update(Math.min(bytes, size), { rows }),
    });
  } finally {
    if (!quiet) bar.stop();
  }
}

async function sizeOf(file: string, example: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
    throw new Error("it is not a file");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : message;
    throw new AppError("invalid_input", {
      say: `${file} cannot be read: ${why}.`,
      field: "FILE",
      next: `Check the path, e.g. ${example}`,
      cause,
    });
  }
}
