import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Checkpoint } from "../../src/core/outbox/attempt.ts";
import type { SendReport } from "../../src/core/outbox/send-due-touches.ts";

const PROGRAM = fileURLToPath(new URL("kill-sender.mjs", import.meta.url));

/** What a sender is told: how to get into the vendor, and what it does at a point of its way. */
export type Order = {
  access: unknown;
  /** Touches it takes in one claim. */
  limit: number;
  at?: Checkpoint;
  /** Which time it comes to that point, from 1. */
  time: number;
  does?: "die" | "wait" | "tell";
};

type Said = { kind: "ready" | "waiting" | "telling" } | ({ kind: "report" } & SendReport);

/** A process that sends, and can be killed, stopped and woken. */
export type Sender = {
  /** Sends what is due until nothing is left; `hear("report")` answers what came of it. */
  send(order: Order): void;
  /** The next word of this kind; rejects when the process ends before it. */
  hear<K extends Said["kind"]>(kind: K): Promise<Extract<Said, { kind: K }>>;
  resume(): void;
  signal(name: "SIGSTOP" | "SIGCONT"): void;
  /** Answers once it is dead. */
  kill(): Promise<void>;
  /** The signal that ended it. */
  ended: Promise<string | null>;
};

/** Starts a sender on a database; it is loaded and connected when this answers. */
export async function startSender(begin: { databaseUrl: string; vendor: string }): Promise<Sender> {
  const { PATH = "" } = process.env;
  const child = fork(PROGRAM, {
    env: { PATH, TZ: "UTC" },
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const killAtEnd = () => void child.kill("SIGKILL");
  process.once("exit", killAtEnd);
  const ended = once(child, "exit").then(([, signal]) => signal as string | null);
  void ended.then(() => process.off("exit", killAtEnd));
  let trouble = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    trouble += text;
  });
  const sender: Sender = {
    send: (order) => void child.send({ kind: "send", ...order }),
    hear: (kind) =>
      new Promise((resolve, reject) => {
        const listen = (said: Said) => {
          if (said.kind !== kind) return;
          child.off("message", listen);
          resolve(said as Extract<Said, { kind: typeof kind }>);
        };
        child.on("message", listen);
        void ended.then(() => reject(new Error(`a sender ended before its ${kind}:\n${trouble}`)));
      }),
    resume: () => void child.send({ kind: "resume" }),
    signal: (name) => void child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    ended,
  };
  const ready = sender.hear("ready");
  child.send({ kind: "begin", ...begin });
  await ready;
  return sender;
}
