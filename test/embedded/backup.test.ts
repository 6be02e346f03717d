import { cp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backupFile } from "../../src/cli/backup-file.ts";
import { createLog } from "../../src/cli/create-log.ts";
import { type OpenedCore, openCore } from "../../src/cli/open-core.ts";
import { placeOf } from "../../src/cli/place-of.ts";
import { restoreFile } from "../../src/cli/restore-file.ts";
import { switchSending } from "../../src/cli/switch-sending.ts";
import { readConfig } from "../../src/config.ts";
import { recogniseServer } from "../../src/core/installation/recognise-server.ts";
import { localActor } from "../../src/core/people/ensure-local-user.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => removeFolder(folder));

const log = createLog("silent");
const at = (name: string) => path.join(folder, name);
const configOf = (name: string) => readConfig({ SDR_DATA_DIR: at(name) });

async function opened<T>(name: string, fn: (product: OpenedCore) => Promise<T>): Promise<T> {
  const product = await openCore(configOf(name), log);
  try {
    return await fn(product);
  } finally {
    await product.close();
  }
}

test("a running installation is backed up into one file, and comes back elsewhere with sending off", async () => {
  const file = at("sdr.backup");
  const done = await opened("first", async ({ core, user }) => {
    const leads = [{ full_name: "Ada Lovelace", email: "ada@analytical.example" }];
    await core.upsertLeads(localActor(user), { leads });
    return backupFile({ config: configOf("first"), file, force: false, quiet: true });
  });
  expect(done.say).toContain("credentials-keys");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const key = (await readFile(at("first/credentials-keys"), "utf8")).split(":")[1]?.trim() ?? "";
  expect((await readFile(file)).includes(key)).toBe(false);
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);

  const again = { config: configOf("first"), file, quiet: true };
  await expect(backupFile({ ...again, force: false })).rejects.toMatchObject({ code: "conflict" });
  await expect(restoreFile(again)).rejects.toMatchObject({ code: "conflict" });

  const restored = await restoreFile({ config: configOf("second"), file, quiet: true });
  expect(restored.say).toContain("Sending is OFF");
  await opened("second", async (product) => {
    const { core, deps, user, clusterDir } = product;
    const actor = localActor(user);
    expect((await core.searchLeads(actor, { query: "ada" })).leads).toHaveLength(1);
    expect((await core.getContext(actor, {})).sending.paused).toBe(true);
    expect(await switchSending(product, "on")).toMatchObject({ on: true });
    expect(await recogniseServer(deps, { user, place: await placeOf(clusterDir) })).toBe(true);
  });
});

test("a file that is no backup, or is cut short, leaves the installation empty", async () => {
  const whole = await readFile(at("sdr.backup"));
  await writeFile(at("cut.backup"), whole.subarray(0, whole.length - 200));
  await writeFile(at("foreign.backup"), "PGDMP");
  for (const name of ["cut.backup", "foreign.backup", "missing.backup"]) {
    const given = { config: configOf("third"), file: at(name), quiet: true };
    await expect(restoreFile(given), name).rejects.toMatchObject({ code: "invalid_input" });
  }
  await restoreFile({ config: configOf("third"), file: at("sdr.backup"), quiet: true });
});

test("a copied folder is another place, and the same folder stays the same", async () => {
  const own = at("first/postgres");
  const place = await placeOf(own);
  expect(await placeOf(own)).toBe(place);
  await cp(own, at("copy"), { recursive: true });
  expect(await placeOf(at("copy"))).not.toBe(place);
  await rm(at("copy"), { recursive: true });
  expect(await placeOf(null)).toBeNull();
});
