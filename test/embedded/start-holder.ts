import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import type { AcquireOptions, Cluster } from "../../src/core/db/embedded/acquire-cluster.ts";

export type Refusal = { code: string; say: string };

/** A running process that has acquired the cluster. */
export type Holder = {
  cluster: Omit<Cluster, "release">;
  /** Leaves the cluster and ends; answers the exit code. */
  leave: () => Promise<number | null>;
  /** Ends at once, with no chance to leave. */
  kill: () => Promise<void>;
};

type Answer = { cluster: Holder["cluster"] } | { refusal: Refusal };
type How = {
  program: string;
  options: AcquireOptions;
  as?: { uid: number; gid: number };
  env?: Record<string, string>;
  /** In a container of its own: it shares files with us, but neither processes nor network. */
  contained?: boolean;
};

const CONTAINER = "unshare --pid --net --mount-proc --fork --kill-child";

/** Starts a process that acquires the cluster; rejects with its words when it is refused. */
export async function startHolder(how: How): Promise<Holder> {
  const { child, answer } = await ask(how);
  if ("refusal" in answer) throw new Error(answer.refusal.say);
  return {
    cluster: answer.cluster,
    leave: async () => {
      const ended = once(child, "exit");
      child.send("leave");
      return (await ended)[0];
    },
    kill: () => end(child),
  };
}

/** Starts a process that must not get the cluster; answers why it did not. */
export async function refusedHolder(how: How): Promise<Refusal> {
  const { answer } = await ask(how);
  if ("refusal" in answer) return answer.refusal;
  throw new Error(`It got ${answer.cluster.clusterDir}.`);
}

async function ask(how: How): Promise<{ child: ChildProcess; answer: Answer }> {
  const { program, options, as, env, contained } = how;
  const words = contained ? CONTAINER.split(" ") : [];
  const [command = "", ...args] = [...words, process.execPath, program, JSON.stringify(options)];
  const child = spawn(command, args, {
    ...as,
    cwd: "/",
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  onTestFinished(() => end(child));
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const answer = await new Promise<Answer>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Answer));
    child.once("exit", () => reject(new Error(`The holder ended: ${complaint}`)));
  });
  return { child, answer };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
