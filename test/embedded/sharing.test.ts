import { spawn } from "node:child_process";
import { chown, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
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

const join = (dataDir: string) => startHolder({ program, options: { dataDir } });

async function serverPid(holder: Holder): Promise<number> {
  const state = await postmasterState(holder.cluster.clusterDir);
  return state.kind === "live" ? state.pid : 0;
}

async function isRunning(holder: Holder): Promise<boolean> {
  return (await postmasterState(holder.cluster.clusterDir)).kind === "live";
}

test("processes that start at once on an empty folder share one server", async () => {
  const dataDir = path.join(await temporaryFolder(), "data");
  const holders = await Promise.all([1, 2, 3, 4].map(() => join(dataDir)));
  const urls = new Set(holders.map((holder) => holder.cluster.appUrl));
  expect(urls.size).toBe(1);
  for (const holder of holders) {
    const rows = await query(holder.cluster.appUrl, "select current_user as role");
    expect(rows).toEqual([{ role: "sdr_app" }]);
  }
  expect(await readdir(dataDir)).toEqual(["postgres"]);
  await Promise.all(holders.map((holder) => holder.leave()));
  expect(await isRunning(holders[0] as Holder)).toBe(false);
});

test("the server survives the kill of the process that started it", async () => {
  const dataDir = await temporaryFolder();
  const first = await join(dataDir);
  const second = await join(dataDir);
  await first.kill();
  expect(await query(second.cluster.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await second.leave()).toBe(0);
  expect(await isRunning(second)).toBe(false);
});

test("the last to leave stops the server, and only the last", async () => {
  const dataDir = await temporaryFolder();
  const first = await join(dataDir);
  const second = await join(dataDir);
  const pid = await serverPid(first);
  expect(await first.leave()).toBe(0);
  expect(await serverPid(second)).toBe(pid);
  expect(await query(second.cluster.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await second.leave()).toBe(0);
  expect(await readdir(second.cluster.clusterDir)).not.toContain("postmaster.pid");
});

test("a server orphaned by a killed process is stopped by the next to join and leave", async () => {
  const dataDir = await temporaryFolder();
  const first = await join(dataDir);
  const pid = await serverPid(first);
  await first.kill();
  expect(await serverPid(first)).toBe(pid);
  const next = await join(dataDir);
  expect(await serverPid(next)).toBe(pid);
  await next.leave();
  expect(await isRunning(next)).toBe(false);
});

test("data, logins and port outlive the server", async () => {
  const dataDir = await temporaryFolder();
  const first = await join(dataDir);
  await query(first.cluster.ownerUrl, "create table kept as select 7 as number");
  await first.leave();
  const second = await join(dataDir);
  expect(second.cluster).toEqual(first.cluster);
  expect(await query(second.cluster.ownerUrl, "select number from kept")).toEqual([{ number: 7 }]);
  await second.leave();
});

test("a killed server recovers what was committed, where its users still look for it", async () => {
  const dataDir = await temporaryFolder();
  const holder = await join(dataDir);
  await query(holder.cluster.ownerUrl, "create table kept as select 7 as number");
  process.kill(await serverPid(holder), "SIGKILL");
  await vi.waitFor(
    async () => {
      const rows = await query(holder.cluster.ownerUrl, "select number from kept");
      expect(rows).toEqual([{ number: 7 }]);
      const leases = "select 1 as one from pg_locks where locktype = 'advisory' and granted";
      expect(await query(holder.cluster.superuserUrl, leases)).toEqual([{ one: 1 }]);
    },
    { timeout: 30_000, interval: 200 },
  );
  const other = await join(dataDir);
  await other.leave();
  expect(await isRunning(holder)).toBe(true); // its lease was renewed, so the other was not the last
  await holder.leave();
  expect(await isRunning(holder)).toBe(false);
});

test("a pid file of a crashed server is seen through when no such process is left", async () => {
  const dataDir = await temporaryFolder();
  const holder = await join(dataDir);
  const pid = await serverPid(holder);
  await holder.kill();
  process.kill(pid, "SIGKILL");
  const next = await join(dataDir);
  expect(await serverPid(next)).not.toBe(pid);
  expect(await query(next.cluster.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await next.leave();
});

test("a pid file of a crashed server is seen through when its process id is another program's", async () => {
  const dataDir = await temporaryFolder();
  const holder = await join(dataDir);
  const { clusterDir } = holder.cluster;
  const pid = await serverPid(holder);
  const pidFile = path.join(clusterDir, "postmaster.pid");
  const [, ...rest] = (await readFile(pidFile, "utf8")).split("\n");
  await holder.kill();
  process.kill(pid, "SIGKILL");
  // Of the same account, or PostgreSQL itself would not be misled.
  const { uid, gid } = await stat(clusterDir);
  const stranger = spawn("sleep", ["600"], { uid, gid, stdio: "ignore" });
  onTestFinished(() => {
    stranger.kill();
  });
  await writeFile(pidFile, [stranger.pid, ...rest].join("\n"));
  const next = await join(dataDir);
  expect(await query(next.cluster.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
  await next.leave();
});

test("a pid file that a crash left empty is seen through", async () => {
  const dataDir = await temporaryFolder();
  const holder = await join(dataDir);
  await holder.leave();
  const pidFile = path.join(holder.cluster.clusterDir, "postmaster.pid");
  await writeFile(pidFile, "");
  const { uid, gid } = await stat(holder.cluster.clusterDir);
  await chown(pidFile, uid, gid);
  const next = await join(dataDir);
  expect(await query(next.cluster.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await next.leave();
});

// Making a container takes root.
test.runIf(process.getuid?.() === 0)(
  "a folder that another container's server has is refused, and that server goes on",
  async () => {
    const dataDir = await temporaryFolder();
    const holder = await join(dataDir);
    const pid = await serverPid(holder);
    const refusal = await refusedHolder({ program, options: { dataDir }, contained: true });
    expect(refusal.code).toBe("unavailable");
    expect(refusal.say).toContain("another container");
    expect(await serverPid(holder)).toBe(pid);
    await holder.leave();
    expect(await isRunning(holder)).toBe(false);
  },
);

test("processes that come and go at the same moment always get a server that answers", async () => {
  const dataDir = await temporaryFolder();
  const comeAndGo = async () => {
    for (let turn = 0; turn < 4; turn++) {
      const holder = await join(dataDir);
      expect(await query(holder.cluster.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(await holder.leave()).toBe(0);
    }
  };
  await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
  const last = await join(dataDir);
  await last.leave();
  expect(await isRunning(last)).toBe(false);
});
