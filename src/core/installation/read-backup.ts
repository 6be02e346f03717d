import { AppError } from "../errors.ts";
import { type BackupHeader, backupEnd, backupHeader, backupRow } from "./backup-format.ts";

export type BackupRow = (string | null)[];
export type BackupTable = BackupHeader["tables"][number];

export type Backup = {
  header: BackupHeader;
  /** The rows in the order of the file, a few at a time, each with its table. Can be read once. */
  chunks: AsyncGenerator<{ table: BackupTable; rows: BackupRow[] }>;
};

const CHUNK_ROWS = 200;
const CHUNK_CHARACTERS = 4_000_000;

/**
 * Reads the lines of a backup. Throws `invalid_input` when it is none, or of a format this version does
 * not know; reading on throws the same where it was cut short or damaged.
 */
export async function readBackup(source: AsyncIterable<string>): Promise<Backup> {
  const lines = source[Symbol.asyncIterator]();
  const header = backupHeader.safeParse(parseLine(await nextLine(lines)));
  if (!header.success) throw unreadable("it is no backup that this version of Chat SDR can read");
  return { header: header.data, chunks: readChunks(lines, header.data) };
}

async function* readChunks(lines: AsyncIterator<string>, header: BackupHeader): Backup["chunks"] {
  for (const table of header.tables) {
    let rows: BackupRow[] = [];
    let characters = 0;
    for (let count = 0; count < table.rows; count += 1) {
      const line = await nextLine(lines);
      rows.push(rowOf(line, table));
      characters += line.length;
      if (rows.length < CHUNK_ROWS && characters < CHUNK_CHARACTERS) continue;
      yield { table, rows };
      rows = [];
      characters = 0;
    }
    if (rows.length > 0) yield { table, rows };
  }
  if ((await nextLine(lines)) !== backupEnd) throw unreadable("it does not end where it should");
}

function rowOf(line: string, table: BackupTable): BackupRow {
  const row = backupRow.safeParse(parseLine(line));
  if (row.success && row.data.length === table.columns.length) return row.data;
  throw unreadable(`a row of ${table.name} is damaged`);
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const next = await lines.next().catch((cause: unknown) => {
    throw unreadable((cause as Error).message, cause);
  });
  if (next.done) throw unreadable("it was cut short");
  return next.value;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function unreadable(why: string, cause?: unknown): AppError {
  return new AppError("invalid_input", {
    say: `This backup cannot be restored: ${why}.`,
    field: "FILE",
    next: "Take another backup file. Nothing was restored.",
    cause,
  });
}
