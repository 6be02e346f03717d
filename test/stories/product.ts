import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The repository, where the product is started as its README says. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** One process of the product. */
export type Product = {
  /** Where it listens, e.g. `http://127.0.0.1:41213`. */
  url: string;
  /** The address with its key, as a person would open it; null where there is no playground. */
  playgroundUrl: string | null;
  /** All it has said so far, stdout and stderr. */
  said(): string;
  /** Presses Ctrl-C, or sends another signal, and answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

export type StartProduct = {
  folder: string;
  /** What follows `sdr start`. */
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/**
 * The whole environment of a process: nothing of the caller's leaks in, so that a developer's own
 * mailbox or database is never touched. The zone is fixed, for whoever runs this far from Berlin.
 */
export function productEnv({ folder, env = {} }: StartProduct): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, TZ: "Europe/Berlin", SDR_DATA_DIR: folder, PORT: "0", ...env };
}

/** Starts `sdr start` and waits until it says where it is. Throws with its output when it does not. */
export async function startProduct(options: StartProduct): Promise<Product> {
  const child = spawn(process.execPath, ["bin/sdr.mjs", "start", ...(options.args ?? [])], {
    cwd: ROOT,
    env: productEnv(options),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").then(([code]) => code as number | null);
  void ended.then(() => process.off("exit", kill));
  let output = "";
  const greeted = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes("Ctrl-C stops it")) resolve();
      });
    }
  });
  await Promise.race([greeted, ended]);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  if (!address || child.exitCode !== null) {
    kill();
    throw new Error(`the product did not start:\n${output}`);
  }
  return {
    url: address,
    playgroundUrl: /http:\S+\/\?key=\S+/.exec(output)?.[0] ?? null,
    said: () => output,
    stop(signal = "SIGINT") {
      child.kill(signal);
      return ended;
    },
  };
}
