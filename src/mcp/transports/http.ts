import type { IncomingMessage, ServerResponse } from "node:http";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Actor } from "../../core/actor.ts";
import type { Core } from "../../core/core.ts";
import type { Log } from "../../core/core-deps.ts";
import { missingScope } from "../missing-scope.ts";
import {
  bearerChallenge,
  metadataPaths,
  type ProtectedResource,
  protectedResourceMetadata,
} from "../protected-resource.ts";
import { createMcpServer } from "../server.ts";
import { guardHost, guardPost, type Refusal } from "./guard-request.ts";
import { readJson } from "./read-json.ts";

/** Why a caller is not let in; `error` and `scope` are OAuth's (RFC 6750, section 3.1). */
type NotAuthenticated = { status: 401 | 403; error?: string; scope?: string };

export type McpHttpOptions = {
  core: Core;
  /** Who calls, from the request's credentials; asked on every request. */
  authenticate(req: IncomingMessage): Promise<Actor | NotAuthenticated>;
  /** Host headers that are ours, `sdr.example.com` or `localhost:3000`; without a port: on every port. */
  allowedHosts: readonly string[];
  /** Origins of web pages that may call; usually none. */
  allowedOrigins: readonly string[];
  /** Set where callers bring OAuth tokens; then the two metadata documents are served as well. */
  protectedResource?: ProtectedResource;
  log: Log;
};

/**
 * The handler of `/mcp` and, with `protectedResource`, of its metadata: Streamable HTTP without sessions.
 * Every request gets a server of its own, so that any replica can answer it and nothing is shared.
 */
export function createMcpHttpHandler(
  options: McpHttpOptions,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    try {
      await answer(options, req, res);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      options.log.error({ error }, "MCP over HTTP failed");
      if (!res.headersSent)
        refuse(res, { status: 500, message: "Something went wrong on our side." });
      else res.end();
    }
  };
}

async function answer(options: McpHttpOptions, req: IncomingMessage, res: ServerResponse) {
  const foreign = guardHost(req, options.allowedHosts);
  if (foreign) return refuse(res, foreign);
  if (answerMetadata(options.protectedResource, req, res)) return;
  const refusal = guardPost(req, options.allowedOrigins);
  if (refusal) return refuse(res, refusal);
  const about = options.protectedResource ?? null;
  const actor = await options.authenticate(req);
  if ("status" in actor) return refuse(res, unauthenticated(about, actor));
  const read = await readJson(req);
  if ("status" in read) return refuse(res, read);
  const scope = about && missingScope(read.body, actor);
  if (scope) {
    const error = "insufficient_scope";
    return refuse(res, unauthenticated(about, { status: 403, error, scope }));
  }
  await serve(options, actor, { req, res, body: read.body });
}

async function serve(
  { core, log }: McpHttpOptions,
  actor: Actor,
  http: { req: IncomingMessage; res: ServerResponse; body: unknown },
): Promise<void> {
  const server = createMcpServer({ core, actorFor: () => actor, log });
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  http.res.once("close", () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(http.req, http.res, http.body);
}

function answerMetadata(
  about: ProtectedResource | undefined,
  req: IncomingMessage,
  res: ServerResponse,
): boolean {
  const path = (req.url ?? "").split("?")[0] ?? "";
  if (!about || req.method !== "GET" || !metadataPaths(about).includes(path)) return false;
  // Public by design, and read by clients that run in a browser.
  const headers = { "content-type": "application/json", "access-control-allow-origin": "*" };
  res.writeHead(200, headers).end(JSON.stringify(protectedResourceMetadata(about)));
  return true;
}

function unauthenticated(about: ProtectedResource | null, refusal: NotAuthenticated): Refusal {
  const { status } = refusal;
  const message = status === 401 ? "Sign in first." : "Your sign-in does not allow this.";
  return { status, message, headers: { "www-authenticate": bearerChallenge(about, refusal) } };
}

const RPC_CODES: Record<number, number> = { 400: -32700, 500: -32603 };

function refuse(res: ServerResponse, { status, message, headers }: Refusal): void {
  const error = { code: RPC_CODES[status] ?? -32000, message };
  res.writeHead(status, { "content-type": "application/json", ...headers });
  res.end(JSON.stringify({ jsonrpc: "2.0", error, id: null }));
}
