import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createMcpHttpHandler, type McpHttpOptions } from "../../src/mcp/transports/http.ts";
import { quietLog } from "./connect-client.ts";

export type Served = { url: string; close(): Promise<void> };

/** The real handler on a real socket of loopback. */
export async function serveHttp(
  options: Pick<McpHttpOptions, "core" | "authenticate"> & Partial<McpHttpOptions>,
): Promise<Served> {
  const handler = createMcpHttpHandler({
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    log: quietLog,
    ...options,
  });
  const server = createServer((req, res) => void handler(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function connectHttp(url: string): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

/** One raw JSON-RPC request, as a client without a library would send it. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
