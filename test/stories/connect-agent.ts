import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { type Product, productEnv, ROOT } from "./product.ts";

/** A client that starts `sdr mcp` itself, as a desktop program does. */
export async function connectOverStdio(folder: string): Promise<Client> {
  const client = new Client({ name: "story-desktop", version: "1" });
  const command = { command: process.execPath, args: ["bin/sdr.mjs", "mcp"], cwd: ROOT };
  const env = productEnv({ folder });
  await client.connect(new StdioClientTransport({ ...command, env, stderr: "ignore" }));
  return client;
}

/** A client of the running product's own address. */
export async function connectOverHttp({ url }: Product): Promise<Client> {
  const client = new Client({ name: "story-remote", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  return client;
}
