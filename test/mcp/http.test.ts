import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tools } from "../../src/mcp/tools.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { callTool } from "./connect-client.ts";
import { connectHttp, post, type Served, serveHttp } from "./serve-http.ts";

let world: TestWorld;
let user: TestUser;
let served: Served;
const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
const listTools = { jsonrpc: "2.0", id: 1, method: "tools/list" };

// biome-ignore lint/suspicious/noExplicitAny: whatever came over the wire; the test says what it expects
const rpc = (answer: Response) => answer.json() as Promise<Record<string, any>>;

beforeAll(async () => {
  world = await coreForTest();
  user = await world.addUser();
  served = await serveHttp({ core: world.core, authenticate: async () => user.agent });
});
afterAll(async () => {
  await served.close();
  await world.close();
});

describe("MCP over HTTP", () => {
  it("serves a real client, without a session", async () => {
    const client = await connectHttp(served.url);
    expect((await client.listTools()).tools).toHaveLength(tools.length);
    expect(client.getServerVersion()).toMatchObject({ name: "chat-sdr", title: "Chat SDR" });
    const made = await callTool(client, "create_campaign", { name: "Over HTTP" });
    expect(made).toMatchObject({ isError: false, body: { name: "Over HTTP", status: "draft" } });
    await client.close();
    const raw = await post(served.url, listTools);
    expect(raw.headers.get("mcp-session-id")).toBeNull();
    expect(raw.headers.get("content-type")).toMatch(/^application\/json/);
  });

  it("lets any replica answer, and the next one after a restart", async () => {
    const replica = () => serveHttp({ core: world.core, authenticate: async () => user.agent });
    const [one, two] = [await replica(), await replica()];
    const client = await connectHttp(one.url);
    const created = await callTool(client, "create_campaign", { name: "Two replicas" });
    await client.close();
    await one.close();
    const call = { name: "get_campaign", arguments: { campaign: created.body.campaign_id } };
    // No initialize on this one: the request alone is enough.
    const answer = await post(two.url, {
      jsonrpc: "2.0",
      id: 7,
      method: "tools/call",
      params: call,
    });
    expect((await rpc(answer)).result.structuredContent.name).toBe("Two replicas");
    await two.close();
  });

  it("answers many clients at once, each with its own", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, id) => rpc(await post(served.url, { ...ping, id }))),
    );
    expect(answers.map(({ id }) => id)).toEqual(answers.map((_, id) => id));
  });

  it("refuses a foreign Origin, even with the right Host, and takes our own or none at all", async () => {
    expect((await post(served.url, ping, { origin: "https://evil.example" })).status).toBe(403);
    expect((await post(served.url, ping, { origin: "null" })).status).toBe(403);
    expect((await post(served.url, ping, { origin: "http://127.0.0.1:1" })).status).toBe(403);
    expect((await post(served.url, ping, { origin: new URL(served.url).origin })).status).toBe(200);
    expect((await post(served.url, ping)).status).toBe(200);
  });

  it("accepts an Origin that was allowed", async () => {
    const open = await serveHttp({
      core: world.core,
      authenticate: async () => user.agent,
      allowedOrigins: ["http://localhost:6274"],
    });
    expect((await post(open.url, ping, { origin: "http://localhost:6274" })).status).toBe(200);
    expect((await post(open.url, ping, { origin: "http://localhost:9999" })).status).toBe(403);
    await open.close();
  });

  it("refuses a foreign Host, as after DNS rebinding", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: "evil.example", "content-type": "application/json" };
      request(served.url, { method: "POST", headers }, (res) => {
        res.resume();
        resolve(res.statusCode);
      })
        .once("error", reject)
        .end(JSON.stringify(ping));
    });
    expect(status).toBe(403);
  });

  it("answers a wrong method with 405 and what is allowed", async () => {
    for (const method of ["GET", "DELETE", "PUT", "OPTIONS"]) {
      const answer = await fetch(served.url, { method });
      expect([method, answer.status, answer.headers.get("allow")]).toEqual([method, 405, "POST"]);
    }
  });

  it("answers what is no JSON with 400, and what is too large with 413", async () => {
    expect((await post(served.url, "{not json")).status).toBe(400);
    expect((await post(served.url, '"a string"')).status).toBe(400);
    const large = await post(served.url, JSON.stringify({ ...ping, pad: "x".repeat(1_100_000) }));
    expect(large.status).toBe(413);
    const chunked = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 20; at += 1) controller.enqueue(new Uint8Array(100_000).fill(32));
        controller.close();
      },
    });
    const streamed = await fetch(served.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: chunked,
      duplex: "half",
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  it("answers another content type with 415 and a bad protocol version with 400", async () => {
    expect((await post(served.url, ping, { "content-type": "text/plain" })).status).toBe(415);
    expect((await post(served.url, ping, { "mcp-protocol-version": "1999-01-01" })).status).toBe(
      400,
    );
  });

  it("answers an unknown tool as a mistake of the protocol, not as a result", async () => {
    const params = { name: "send_message", arguments: {} };
    const answer = await post(served.url, { jsonrpc: "2.0", id: 2, method: "tools/call", params });
    expect((await rpc(answer)).error.code).toBe(-32602);
  });
});

describe("MCP over HTTP with sign-in", () => {
  const protectedResource = {
    resource: "https://sdr.example.com/mcp",
    authorizationServers: ["https://clerk.example.com"],
  };
  let secured: Served;
  beforeAll(async () => {
    secured = await serveHttp({
      core: world.core,
      protectedResource,
      authenticate: async (req) => {
        if (req.headers.authorization !== "Bearer good")
          return { status: 401, error: "invalid_token" };
        return { ...user.agent, may: ["read"] };
      },
    });
  });
  afterAll(() => secured.close());

  it("challenges a caller without a token, saying where to sign in and for what", async () => {
    const answer = await post(secured.url, ping);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe(
      'Bearer error="invalid_token", scope="read draft write", resource_metadata="https://sdr.example.com/.well-known/oauth-protected-resource/mcp"',
    );
  });

  it("answers a call beyond the granted scopes with 403 and the scope that is missing", async () => {
    const params = { name: "pause_campaign", arguments: { campaign: "x" } };
    const call = { jsonrpc: "2.0", id: 3, method: "tools/call", params };
    const answer = await post(secured.url, call, { authorization: "Bearer good" });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("www-authenticate")).toMatch(
      /error="insufficient_scope", scope="write"/,
    );
    const batch = await post(secured.url, [ping, call], { authorization: "Bearer good" });
    expect(batch.status).toBe(403);
  });

  it("serves the metadata at both well-known places", async () => {
    for (const place of [
      "/.well-known/oauth-protected-resource",
      "/.well-known/oauth-protected-resource/mcp",
    ]) {
      const answer = await fetch(new URL(place, secured.url));
      expect(await rpc(answer)).toMatchObject({ resource: protectedResource.resource });
    }
    expect((await fetch(new URL("/.well-known/other", secured.url))).status).toBe(405);
  });
});
