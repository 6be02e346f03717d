import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, removeFolder } from "../../test/setup/temporary-folders.ts";
import { generateKeyRing, parseKeyRing } from "../core/credentials/key-ring.ts";
import { addKey, readKeyRing, ringFile } from "./read-key-ring.ts";

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await makeFolder();
  dataDir = path.join(folder, "not", "there yet");
});
afterEach(() => removeFolder(folder));

describe("the keys of an installation without CREDENTIALS_KEYS", () => {
  it("are made at the first start, readable by their owner alone, and kept", async () => {
    const first = await readKeyRing({ dataDir });
    const file = path.join(dataDir, "credentials-keys");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(parseKeyRing((await readFile(file, "utf8")).trim())).toEqual(first);
    expect(await readKeyRing({ dataDir })).toEqual(first);
  });

  it("are the same for all that start at once, and nothing else is left in the folder", async () => {
    const rings = await Promise.all(Array.from({ length: 20 }, () => readKeyRing({ dataDir })));
    for (const ring of rings) expect(ring).toEqual(rings[0]);
    expect(await readdir(dataDir)).toEqual(["credentials-keys"]);
  });

  it("are not made where some are configured", async () => {
    const CREDENTIALS_KEYS = generateKeyRing();
    expect(await readKeyRing({ dataDir, CREDENTIALS_KEYS })).toEqual(
      parseKeyRing(CREDENTIALS_KEYS),
    );
    await expect(readdir(dataDir)).rejects.toThrow("ENOENT");
  });

  it("are followed while a process runs: a key that another adds is known at once", async () => {
    const running = await readKeyRing({ dataDir });
    expect(running.active).toBe("k1");
    expect(await addKey(ringFile(dataDir))).toBe("k2");
    expect(running.active).toBe("k2");
    expect([...running.keys.keys()]).toEqual(["k2", "k1"]);
    expect((await stat(ringFile(dataDir))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(["credentials-keys"]);
  });
});
