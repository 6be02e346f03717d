import { stat } from "node:fs/promises";
import path from "node:path";

/**
 * Tells the folder of an embedded database from any copy of it: by the file that PostgreSQL writes once
 * when it makes the folder. A copy has another inode or another time of birth, a restart has the same.
 */
export async function placeOf(clusterDir: string | null): Promise<string | null> {
  if (!clusterDir) return null;
  const { ino, birthtimeMs } = await stat(path.join(clusterDir, "PG_VERSION"));
  return `${ino}:${Math.floor(birthtimeMs)}`;
}
