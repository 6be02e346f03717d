import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { createInterface } from "node:readline";
import { PassThrough, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Config } from "../config.ts";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.ts";
import { AppError } from "../core/errors.ts";
import { readBackup } from "../core/installation/read-backup.ts";
import { type Restored, restoreBackup } from "../core/installation/restore-backup.ts";
import { refuseForeignServer } from "./backup-file.ts";
import { migrationsFolder } from "./open-core.ts";
import { rowsBar } from "./rows-bar.ts";

type RestoreFile = {
  config: Pick<Config, "DATABASE_URL" | "dataDir">;
  file: string;
  quiet: boolean;
};
export type RestoredFile = Restored & { say: string };

/** Loads a backup into the embedded database, which must be unused. Afterwards sending is off. */
export async function restoreFile({ config, file, quiet }: RestoreFile): Promise<RestoredFile> {
  refuseForeignServer(config);
  await refuseMissing(file);
  const backup = await readBackup(linesOf(file));
  const cluster = await acquireCluster({ dataDir: config.dataDir });
  const bar = rowsBar(quiet);
  try {
    const { superuserUrl, ownerUrl } = cluster;
    const restored = await restoreBackup({
      backup,
      superuserUrl,
      ownerUrl,
      migrationsFolder,
      onProgress: bar.show,
    });
    bar.stop();
    return { ...restored, say: report(restored, cluster.dataDir) };
  } finally {
    bar.stop();
    await cluster.release();
  }
}

/** The lines of a gzip file; a damaged one fails where it is read, not as an error that nobody awaits. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const text = new PassThrough();
  pipeline(createReadStream(file), createGunzip(), text, () => {});
  const lines = createInterface({ input: text, crlfDelay: Infinity });
  let failure: unknown = null;
  text.on("error", (error) => {
    failure = error;
    lines.close();
  });
  yield* lines;
  if (failure) throw failure;
}

async function refuseMissing(file: string): Promise<void> {
  await access(file).catch((cause: unknown) => {
    throw new AppError("invalid_input", {
      say: `${file} cannot be read: ${(cause as Error).message}.`,
      field: "FILE",
      next: "Check the path of the backup.",
      cause,
    });
  });
}

function report({ rows, created_at, uncertain }: Restored, dataDir: string): string {
  const asked =
    uncertain === 0
      ? []
      : [
          `${uncertain} messages were on their way then: whether they went out, a person says with \`/sdr failed\`.`,
        ];
  return [
    `Restored ${rows} rows from the backup of ${created_at}.`,
    `Put the keys that were in use then into ${dataDir} (the file credentials-keys) or into CREDENTIALS_KEYS`,
    "before you start, or connected mailboxes must be connected again.",
    ...asked,
    "Sending is OFF: messages sent since that backup would go out twice. Look at `/sdr` after the start, then",
    "switch it on with `/sdr sending on` or `sdr sending on`.",
  ].join("\n");
}
