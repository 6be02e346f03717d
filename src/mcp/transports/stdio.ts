import { Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  CancelledNotificationSchema,
  type JSONRPCMessage,
} from "@modelcontextprotocol/sdk/types.js";
import type { Actor } from "../../core/actor.ts";
import type { Core } from "../../core/core.ts";
import type { Log } from "../../core/core-deps.ts";
import { actorOfClient } from "../actor-of-client.ts";
import { createMcpServer } from "../server.ts";

/**
 * Serves one local client over this process's stdin and stdout, and resolves once stdin has closed and
 * every request that came before it was answered. While it runs, whatever else writes to stdout comes
 * out on stderr, because a single stray line would end the conversation.
 */
export async function serveStdio(options: { core: Core; actor: Actor; log: Log }): Promise<void> {
  const { core, actor, log } = options;
  const { protocolOut, restore } = divertStdout();
  const transport = new StdioServerTransport(process.stdin, protocolOut);
  const server = createMcpServer({ core, actorFor: (name) => actorOfClient(actor, name), log });
  server.onerror = (error) => log.warn({ error: error.message }, "MCP over stdio");
  try {
    await server.connect(transport);
    const answered = watchAnswers(transport);
    await Promise.race([inputClosed().then(answered), outputBroken(protocolOut)]);
    await server.close();
  } finally {
    restore();
  }
}

function inputClosed(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once("end", resolve).once("close", resolve);
  });
}

/** The client is gone and nobody reads what we write, so there is nothing left to wait for. */
function outputBroken(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    output.once("error", () => resolve());
  });
}

/** Answers a function that waits until every request received so far has its response. */
function watchAnswers(transport: StdioServerTransport): () => Promise<void> {
  const open = new Set<string | number>();
  let settled = () => {};
  const { onmessage } = transport;
  transport.onmessage = (message: JSONRPCMessage) => {
    if ("method" in message && "id" in message) open.add(message.id);
    // What a client took back gets no answer.
    const cancelled = CancelledNotificationSchema.safeParse(message).data?.params.requestId;
    if (cancelled !== undefined) open.delete(cancelled);
    onmessage?.(message);
  };
  const send = transport.send.bind(transport);
  transport.send = async (message) => {
    await send(message);
    if (!("method" in message) && message.id !== undefined) open.delete(message.id);
    if (open.size === 0) settled();
  };
  return () =>
    new Promise((resolve) => {
      settled = resolve;
      if (open.size === 0) resolve();
    });
}

function divertStdout(): { protocolOut: Writable; restore: () => void } {
  const { stdout, stderr } = process;
  const original = stdout.write;
  const write = original.bind(stdout) as (
    chunk: Buffer,
    done: (error?: Error | null) => void,
  ) => boolean;
  const protocolOut = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      write(chunk, done);
    },
  });
  const pass = (error: Error) => protocolOut.destroy(error);
  stdout.on("error", pass);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  const restore = () => {
    stdout.write = original;
    stdout.off("error", pass);
  };
  return { protocolOut, restore };
}
