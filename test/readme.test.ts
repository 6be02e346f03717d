import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { configurationTable } from "../src/cli/configuration-table.ts";
import { variables } from "../src/config.ts";

const root = path.resolve(import.meta.dirname, "..");

describe("the README", () => {
  it("has the table of variables as the configuration says it (npm run docs writes it)", async () => {
    expect(await readFile(path.join(root, "README.md"), "utf8")).toContain(configurationTable());
  });

  it("can describe every variable", () => {
    for (const [name, schema] of Object.entries(variables)) {
      expect(schema.description, name).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("names only npm scripts and files that exist", async () => {
    const text = await readFile(path.join(root, "README.md"), "utf8");
    const { scripts } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    for (const [, name = ""] of text.matchAll(/npm run ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [, file = ""] of text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)) {
      await expect(readFile(path.join(root, file)), file).resolves.toBeDefined();
    }
  });
});
