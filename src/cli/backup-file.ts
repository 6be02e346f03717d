import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Config } from "../config.ts";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.ts";
import { openConnection } from "../core/db/open-connection.ts";
import { AppError } from "../core/errors.ts";
import { backupLines } from "../core/installation/backup-lines.ts";
import { rowsBar } from "./rows-bar.ts";

type BackupFile = {
  config: Pick<Config, "DATABASE_URL" | "dataDir">;
  file: string;
  force: boolean;
  quiet: boolean;
};
export type BackedUp = { file: string; bytes: number; rows: number; say: string };

/**
 * Writes the embedded database into one file, as of one moment, also while the product runs. The file
 * appears whole or not at all, readable by its owner only. Throws `conflict` when it is there already.
 */
export async function backupFile({ config, file, force, quiet }: BackupFile): Promise<BackedUp> {
  refuseForeignServer(config);
  if (!force) await refuseExisting(file);
  const cluster = await acquireCluster({ dataDir: config.dataDir });
  try {
    const rows = await writeWhole(cluster.superuserUrl, file, quiet);
    const { bytes } = await sizeOf(file);
    return { file, bytes, rows, say: report({ file, bytes, rows, dataDir: cluster.dataDir }) };
  } finally {
    await cluster.release();
  }
}

async function writeWhole(url: string, file: string, quiet: boolean): Promise<number> {
  const draft = `${file}.${randomUUID().slice(0, 8)}.part`;
  const db = await openConnection({ url, purpose: "backup" });
  const bar = rowsBar(quiet);
  let rows = 0;
  try {
    const lines = backupLines(db, (done) => {
      rows = done.rows;
      bar.show(done);
    });
    const out = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(Readable.from(lines), createGzip(), out);
    await rename(draft, file);
    return rows;
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause instanceof AppError ? cause : unwritable(file, cause);
  } finally {
    bar.stop();
    await db.end().catch(() => {});
  }
}

/** A server of one's own has its own tools, which know its settings. */
export function refuseForeignServer({ DATABASE_URL }: Pick<Config, "DATABASE_URL">): void {
  if (!DATABASE_URL) return;
  throw new AppError("invalid_input", {
    say: "Backups by Chat SDR are for the embedded database; yours is the server of DATABASE_URL.",
    next: "Use pg_dump and pg_restore there. A restored copy starts with sending off, until somebody runs `sdr sending on`.",
  });
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found) return;
  throw new AppError("conflict", {
    say: `${file} is there already.`,
    field: "FILE",
    next: "Give another name, or add --force to replace it.",
  });
}

async function sizeOf(file: string): Promise<{ bytes: number }> {
  return { bytes: (await stat(file)).size };
}

function report(done: Omit<BackedUp, "say"> & { dataDir: string }): string {
  const { file, bytes, rows, dataDir } = done;
  return [
    `Backed up ${rows} rows to ${file} (${Math.max(1, Math.round(bytes / 1024))} kB).`,
    "The keys that open stored credentials are NOT in it, so that a stolen backup opens no mailbox.",
    `Keep a copy of them elsewhere: the file credentials-keys in ${dataDir}, or CREDENTIALS_KEYS.`,
    `Bring it back with: sdr restore ${file}`,
  ].join("\n");
}

function unwritable(file: string, cause: unknown): AppError {
  const { message, syscall } = cause as NodeJS.ErrnoException;
  return new AppError(syscall ? "invalid_input" : "unavailable", {
    say: `The backup could not be written to ${file}: ${message}.`,
    field: "FILE",
    next: "Mend that and try again; nothing was left behind.",
    cause,
  });
}
