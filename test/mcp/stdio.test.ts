import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateKeyRing } from "../../src/core/credentials/key-ring.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
import { tools } from "../../src/mcp/tools.ts";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { callTool } from "./connect-client.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

let database: FreshDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  const SDR_DATA_DIR = await mkdtemp(path.join(os.tmpdir(), "chat-sdr-stdio-"));
  const CREDENTIALS_KEYS = generateKeyRing();
  env = {
    PATH: process.env.PATH ?? "",
    DATABASE_URL: database.appUrl,
    CREDENTIALS_KEYS,
    SDR_DATA_DIR,
  };
});
afterAll(async () => {
  await database.drop();
  await rm(env.SDR_DATA_DIR as string, { recursive: true, force: true });
});

/** Runs `sdr mcp` with these lines on stdin, which is closed behind them. */
async function converse(lines: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, "mcp"], { env });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      said[stream] += chunk;
    });
  }
  child.stdin.end(`${lines.join("\n")}\n`);
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code, said.stderr).toBe(0);
  return said.stdout.split("\n").filter(Boolean);
}

const request = (id: number, method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });
const initialize = request(1, "initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "raw", version: "1" },
});

describe("sdr mcp", () => {
  it("serves a real client and signs its changes with the client's name", async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [PROGRAM, "mcp"],
      env,
      stderr: "ignore",
    });
    const client = new Client({ name: "Some Desktop! 2", version: "1" });
    await client.connect(transport);
    expect((await client.listTools()).tools).toHaveLength(tools.length);
    const made = await callTool(client, "create_campaign", { name: "Over stdio" });
    expect(made).toMatchObject({ isError: false, body: { status: "draft" } });
    await client.close();

    const db = await openConnection({ url: database.superuserUrl, purpose: "test" });
    const { rows } = await db.query("select actor from audit_log where action = 'create_campaign'");
    await db.end();
    expect(rows).toEqual([{ actor: "mcp:some-desktop-2" }]);
  });

  it("answers all it was asked before stdin closed, and says nothing else on stdout", async () => {
    const lines = await converse([
      initialize,
      JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }),
      request(2, "tools/list"),
      request(3, "tools/call", { name: "search_leads", arguments: {} }),
      request(4, "resources/read", { uri: "sdr://playbook" }),
    ]);
    const answers = lines.map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
    expect(answers.every(({ jsonrpc, error }) => jsonrpc === "2.0" && !error)).toBe(true);
  });

  it("ends although a request was taken back, or nobody reads its answers", async () => {
    const cancelled = { requestId: 2, reason: "no longer needed" };
    const lines = await converse([
      initialize,
      request(2, "tools/call", { name: "get_stats", arguments: {} }),
      JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: cancelled }),
    ]);
    expect(JSON.parse(lines[0] ?? "").id).toBe(1);
    const child = spawn(process.execPath, [PROGRAM, "mcp"], {
      env,
      stdio: ["pipe", "pipe", "ignore"],
    });
    child.stdout.destroy();
    child.stdin.write(`${initialize}\n${request(2, "tools/list")}\n`);
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  });

  it("survives a line that is no message", async () => {
    const lines = await converse([initialize, "{ not json", request(2, "ping")]);
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([1, 2]);
  });
});
