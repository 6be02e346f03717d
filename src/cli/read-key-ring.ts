import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { generateKeyRing, type KeyRing, parseKeyRing } from "../core/credentials/key-ring.ts";

/**
 * The configured ring, or with the embedded database one of its own, made once and kept beside it. That one
 * follows its file: a key that another process adds is known here before anything is sealed under it.
 */
export async function readKeyRing(
  config: Pick<Config, "CREDENTIALS_KEYS" | "dataDir">,
): Promise<KeyRing> {
  if (config.CREDENTIALS_KEYS) return parseKeyRing(config.CREDENTIALS_KEYS);
  await mkdir(config.dataDir, { recursive: true });
  const file = ringFile(config.dataDir);
  if ((await readIfThere(file)) === null) await makeOnce(file);
  return followFile(file);
}

/** Where the embedded installation keeps its ring. */
export function ringFile(dataDir: string): string {
  return path.join(dataDir, "credentials-keys");
}

/**
 * Puts a new active key before those of the file; the old ones go on opening what they sealed. The file
 * is replaced whole. Two at once would lose one's key: the caller sees to it that there is one.
 */
export async function addKey(file: string): Promise<string> {
  const kept = (await readFile(file, "utf8")).trim();
  const numbers = [...parseKeyRing(kept).keys.keys()].map((id) =>
    Number(/\d+$/.exec(id)?.[0] ?? 0),
  );
  const id = `k${Math.max(0, ...numbers) + 1}`;
  const draft = `${file}.${randomUUID()}`;
  const text = `${id}:${randomBytes(32).toString("base64")},${kept}\n`;
  await writeFile(draft, text, { flag: "wx", mode: 0o600, flush: true });
  await rename(draft, file);
  return id;
}

/** Looks at the file again whenever it was replaced. A file that is gone leaves the ring as it was. */
function followFile(file: string): KeyRing {
  let seen = { version: "", ring: parseKeyRing(readFileSync(file, "utf8").trim()) };
  const current = (): KeyRing => {
    const found = statSync(file, { throwIfNoEntry: false });
    const version = found ? `${found.ino}:${found.mtimeMs}` : seen.version;
    if (version !== seen.version)
      seen = { version, ring: parseKeyRing(readFileSync(file, "utf8").trim()) };
    return seen.ring;
  };
  return {
    get active() {
      return current().active;
    },
    get keys() {
      return current().keys;
    },
  };
}

/**
 * Of processes that start at once one makes the ring and all read it. It gets its name only when it is
 * whole, or another could read an empty file.
 */
async function makeOnce(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${generateKeyRing()}\n`, { flag: "wx", mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
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
