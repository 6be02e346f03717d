import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const PREFIX = "chat-sdr-test-";

/** A new folder named for this process, so that a later run can tell when nobody needs it. */
export async function makeFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, mode);
  return folder;
}

/** What a running PostgreSQL and a running Dovecot write down, beside what their command line names. */
const PID_FILES = ["postmaster.pid", "master.pid"];

/** Kills the servers whose folders lie in `folder`, then removes it. */
export async function removeFolder(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true }).catch(() => [])) {
    if (PID_FILES.includes(path.basename(file))) await killServer(path.join(folder, file));
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Removes what test runs left behind that were killed. */
export async function sweepFolders(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = name.startsWith(PREFIX) && Number(name.slice(PREFIX.length).split("-")[0]);
    if (pid && !isAlive(pid)) await removeFolder(path.join(os.tmpdir(), name));
  }
}

async function killServer(pidFile: string): Promise<void> {
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (command.includes(path.dirname(pidFile))) process.kill(pid, "SIGQUIT");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
