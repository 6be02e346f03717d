import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));

describe("server.json", () => {
  const server = read("server.json");
  const own = read("package.json");

  it("describes the package as it is published", () => {
    expect(server.version).toBe(own.version);
    expect(server.packages[0]).toMatchObject({
      registryType: "npm",
      identifier: own.name,
      version: own.version,
      transport: { type: "stdio" },
      packageArguments: [{ type: "positional", value: "mcp" }],
    });
  });

  it("keeps the registry's rules for name and description", () => {
    expect(server.name).toMatch(/^io\.github\.[a-z0-9-]+\/[a-z0-9-]+$/);
    expect(server.description.length).toBeLessThanOrEqual(100);
  });

  it("marks what is secret", () => {
    const secrets = server.packages[0].environmentVariables.filter(
      (variable: { isSecret?: boolean }) => variable.isSecret,
    );
    expect(secrets.map(({ name }: { name: string }) => name)).toEqual([
      "DATABASE_URL",
      "CREDENTIALS_KEYS",
    ]);
  });
});
