import type { Config } from "../config.ts";
import { countByKey, type Rotated, rotateKeys } from "../core/credentials/rotate-keys.ts";
import type { OpenedCore } from "./open-core.ts";
import { addKey, ringFile } from "./read-key-ring.ts";
import { rowsBar } from "./rows-bar.ts";

/** Keeps two processes from making a new key at once; one's would be lost. */
const ROTATE_LOCK = 23_828;

type Rotate = {
  config: Pick<Config, "CREDENTIALS_KEYS" | "dataDir">;
  opened: Pick<OpenedCore, "deps">;
  quiet: boolean;
};
export type RotatedKeys = Rotated & { active: string; say: string };

/**
 * Seals all stored credentials under the first key of CREDENTIALS_KEYS; with the embedded ring under a key
 * made for it, or under the newest when an earlier rotation was cut short.
 */
export async function rotateCredentials({ config, opened, quiet }: Rotate): Promise<RotatedKeys> {
  const { deps } = opened;
  const lock = await deps.db.pool.connect();
  const bar = rowsBar(quiet);
  try {
    await lock.query("select pg_advisory_lock($1)", [ROTATE_LOCK]);
    if (!config.CREDENTIALS_KEYS && !(await isHalfDone(opened))) {
      await addKey(ringFile(config.dataDir));
    }
    const rotated = await rotateKeys(deps, bar.show);
    const { active } = deps.keyRing;
    return { ...rotated, active, say: report(rotated, active, config) };
  } finally {
    bar.stop();
    await lock.query("select pg_advisory_unlock($1)", [ROTATE_LOCK]).catch(() => undefined);
    lock.release();
  }
}

async function isHalfDone({ deps }: Pick<OpenedCore, "deps">): Promise<boolean> {
  const { active, keys } = deps.keyRing;
  const used = await countByKey(deps);
  return used.some(({ key_id }) => key_id !== active && keys.has(key_id));
}

function report(
  { rotated, failed, in_use }: Rotated,
  active: string,
  { CREDENTIALS_KEYS, dataDir }: Rotate["config"],
): string {
  const old = in_use.filter(({ key_id }) => key_id !== active);
  const where = CREDENTIALS_KEYS ? "CREDENTIALS_KEYS" : ringFile(dataDir);
  const left = old.map(({ key_id, count }) => `  ${key_id}: ${count} still under it`);
  const advice =
    old.length === 0
      ? `No other key is in use. Keep the old ones in ${where} for as long as you keep backups made before.`
      : `Keep these keys in ${where}, and run this again:\n${left.join("\n")}`;
  return [
    `${rotated} stored credentials are now under the key ${active}.`,
    ...failed.map(({ credential_id, reason }) => `  not ${credential_id}: ${reason}`),
    advice,
  ].join("\n");
}
