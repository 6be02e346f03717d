import { describe, expect, it } from "vitest";
import { bearerChallenge, metadataPaths, protectedResourceMetadata } from "./protected-resource.ts";

const about = {
  resource: "https://sdr.example.com/mcp",
  authorizationServers: ["https://clerk.example.com"],
};

describe("the metadata of the protected resource", () => {
  it("repeats the address exactly and names who issues tokens", () => {
    expect(protectedResourceMetadata(about)).toMatchObject({
      resource: "https://sdr.example.com/mcp",
      authorization_servers: ["https://clerk.example.com"],
      scopes_supported: ["read", "draft", "write"],
    });
  });

  it("lies at both well-known places", () => {
    expect(metadataPaths(about)).toEqual([
      "/.well-known/oauth-protected-resource/mcp",
      "/.well-known/oauth-protected-resource",
    ]);
  });
});

describe("the challenge", () => {
  it("says where to sign in and which scopes to ask for", () => {
    expect(bearerChallenge(about, {})).toBe(
      'Bearer scope="read draft write", resource_metadata="https://sdr.example.com/.well-known/oauth-protected-resource/mcp"',
    );
  });

  it("names the scope that was missing", () => {
    expect(bearerChallenge(about, { error: "insufficient_scope", scope: "write" })).toMatch(
      /^Bearer error="insufficient_scope", scope="write", /,
    );
  });

  it("without OAuth names no metadata", () => {
    expect(bearerChallenge(null, {})).toBe('Bearer scope="read draft write"');
  });
});
