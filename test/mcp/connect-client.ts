import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { Actor } from "../../src/core/actor.ts";
import type { Core } from "../../src/core/core.ts";
import type { Log } from "../../src/core/core-deps.ts";
import { createMcpServer } from "../../src/mcp/server.ts";

/** `body` is what came over the wire; a test says what it expects in it. */
// biome-ignore lint/suspicious/noExplicitAny: the answers of twenty tools, read by tests only
export type Answer = { isError: boolean; body: Record<string, any>; text: string };

export const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A real client, connected in this process to the real server. */
export async function connectClient(core: Core, actor: Actor, log = quietLog): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ core, actorFor: () => actor, log }).connect(ours);
  const client = new Client({ name: "test", version: "1" });
  await client.connect(theirs);
  return client;
}

/** Calls a tool and holds the promise that text and structured content say the same. */
export async function callTool(client: Client, name: string, args: object = {}): Promise<Answer> {
  const result = (await client.callTool({
    name,
    arguments: args as Record<string, unknown>,
  })) as CallToolResult;
  const [content] = result.content;
  if (content?.type !== "text") throw new Error(`${name} answered without text`);
  const body = JSON.parse(content.text);
  if (JSON.stringify(result.structuredContent) !== content.text) {
    throw new Error(`${name}: text and structured content differ`);
  }
  return { isError: result.isError ?? false, body, text: content.text };
}
