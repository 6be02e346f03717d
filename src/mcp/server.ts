import { readFileSync } from "node:fs";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import type { Log } from "../core/core-deps.ts";
import { asAppError } from "../core/errors.ts";
import { completeArgument } from "./complete-argument.ts";
import type { CallContext } from "./define-tool.ts";
import type { CallAnswer } from "./error-answer.ts";
import { INSTRUCTIONS } from "./instructions.ts";
import { prompts } from "./prompts.ts";
import { readResource, resourceFamilies, resources } from "./resources.ts";
import { tools } from "./tools.ts";

// Two levels up from here in src/ and in dist/ alike.
const PACKAGE = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
const VERSION = (JSON.parse(PACKAGE) as { version: string }).version;

/** The specification's code for a resource that does not exist (2025-11-25). */
const RESOURCE_NOT_FOUND = -32002;

export type McpServerOptions = {
  core: Core;
  /** Who calls; asked on every request, with the client's own name once it has introduced itself. */
  actorFor(clientName: string | undefined): Actor;
  log: Log;
};

/** One connection's server: the tools, resources and prompts over one core. Connect it once. */
export function createMcpServer({ core, actorFor, log }: McpServerOptions): Server {
  const server = new Server(
    { name: "chat-sdr", title: "Chat SDR", version: VERSION },
    {
      capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
      instructions: INSTRUCTIONS,
    },
  );
  const context = (): CallContext => ({
    core,
    actor: actorFor(server.getClientVersion()?.name),
    log,
  });
  serveTools(server, context);
  serveResources(server, context);
  servePrompts(server);
  server.setRequestHandler(CompleteRequestSchema, async ({ params }) => ({
    completion: { values: await orProtocolError(log, completeArgument(context(), params)) },
  }));
  return server;
}

function serveTools(server: Server, context: () => CallContext): void {
  server.setRequestHandler(ListToolsRequestSchema, () => {
    const { may } = context().actor;
    return {
      tools: tools
        .filter((tool) => may.includes(tool.scope))
        .map(({ call: _call, scope: _scope, ...listed }) => listed),
    };
  });
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find((one) => one.name === params.name);
    if (!tool) throw protocolError(ErrorCode.InvalidParams, "Unknown tool");
    return toCallResult(await tool.call(context(), params.arguments));
  });
}

/** Some clients read only the structured content, others only the text: both hold all of it. */
function toCallResult({ isError, body }: CallAnswer) {
  return {
    content: [{ type: "text" as const, text: JSON.stringify(body) }],
    structuredContent: body,
    isError,
  };
}

function serveResources(server: Server, context: () => CallContext): void {
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: resources.map(({ text: _text, ...listed }) => listed),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: resourceFamilies.map(({ prefix, name, title, description }) => ({
      uriTemplate: `${prefix}{id}`,
      mimeType: "application/json",
      ...{ name, title, description },
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const asked = context();
    return { contents: [{ uri, ...(await orProtocolError(asked.log, readResource(asked, uri))) }] };
  });
}

function servePrompts(server: Server): void {
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: prompts.map((prompt) => ({
      name: prompt.name,
      title: prompt.title,
      description: prompt.description,
      arguments: prompt.arguments.map(({ complete: _complete, ...listed }) => listed),
    })),
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) => {
    const prompt = prompts.find((one) => one.name === params.name);
    if (!prompt) throw protocolError(ErrorCode.InvalidParams, "Unknown prompt");
    const args = params.arguments ?? {};
    const missing = prompt.arguments.find(({ name, required }) => required && !args[name]?.trim());
    if (missing) throw protocolError(ErrorCode.InvalidParams, `${missing.name} is missing`);
    const text = prompt.text(args);
    return {
      description: prompt.description,
      messages: [{ role: "user" as const, content: { type: "text" as const, text } }],
    };
  });
}

/** Not the SDK's McpError, which writes its code into the message, where clients add it once more. */
function protocolError(code: number, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** A failure in the protocol's own words; unforeseen ones go to the log and say nothing of themselves. */
function orProtocolError<T>(log: Log, work: Promise<T>): Promise<T> {
  return work.catch((thrown: unknown) => {
    const error = asAppError(thrown);
    if (error.code === "internal") log.error({ error: error.message }, "an MCP request failed");
    const code = error.code === "not_found" ? RESOURCE_NOT_FOUND : ErrorCode.InternalError;
    throw protocolError(code, error.say);
  });
}
