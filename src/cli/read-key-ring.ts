import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { generateKeyRing, type KeyRing, parseKeyRing } from "../core/credentials/key-ring.ts";

/** The configured ring, or with the embedded database one of its own, made once and kept beside it. */
export async function readKeyRing(
  config: Pick<Config, "CREDENTIALS_KEYS" | "dataDir">,
): Promise<KeyRing> {
  if (config.CREDENTIALS_KEYS) return parseKeyRing(config.CREDENTIALS_KEYS);
  await mkdir(config.dataDir, { recursive: true });
  const file = path.join(config.dataDir, "credentials-keys");
  const kept = (await readIfThere(file)) ?? (await makeOnce(file));
  return parseKeyRing(kept.trim());
}

/**
 * Of processes that start at once one makes the ring and all read it. It gets its name only when it is
 * whole, or another could read an empty file.
 */
async function makeOnce(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${generateKeyRing()}\n`, { flag: "wx", mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, "utf8");
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
