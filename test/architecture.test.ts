import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../src/core/core.ts";
import { timetable } from "../src/scheduler/timetable.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");

/** A trespass a room: who reaches where it must not, and a word of the complaint. */
const TRESPASSES: [file: string, imports: string, complaint: string][] = [
  ["src/core/leads/find-lead.ts", "../../slack/ids.ts", "never calls a surface"],
  ["src/core/leads/find-lead.ts", "../providers/smtp.ts", "ask for a port"],
  ["src/core/outbox/send-touch.ts", "../../config.ts", "configuration"],
  ["src/core/core.ts", "@slack/bolt", "belongs to another surface"],
  ["src/core/providers/smtp.ts", "../db/open-database.ts", "knows no database"],
  ["src/slack/desk.ts", "../core/db/open-database.ts", "only through Core"],
  ["src/slack/desk.ts", "../mcp/server.ts", "surfaces never meet"],
  ["src/slack/desk.ts", "node-cron", "belongs to another surface"],
  ["src/mcp/tools/get-lead.ts", "../../core/providers/smtp.ts", "only through Core"],
  ["src/mcp/tools/get-lead.ts", "../../scheduler/timetable.ts", "surfaces never meet"],
  ["src/mcp/tools/get-lead.ts", "@modelcontextprotocol/sdk/server/mcp.js", "SDK-neutral"],
  ["src/scheduler/timetable.ts", "../slack/ids.ts", "surfaces never meet"],
  ["src/scheduler/timetable.ts", "@prisma/client", "only through Core"],
  ["src/web/create-web.ts", "../playground/create-playground.ts", "surfaces never meet"],
  ["src/playground/create-playground.ts", "../slack/ids.ts", "surfaces never meet"],
  ["src/playground/create-playground.ts", "../core/core.ts", "talks HTTP"],
  ["src/core/core.ts", "../main.ts", "composition root"],
];

describe("the house", () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(path.join(tmpdir(), "sdr-house-"));
    await cp(path.join(root, "biome.json"), path.join(copy, "biome.json"));
    await symlink(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it.each(TRESPASSES)("is guarded: %s may not import %s", async (file, imported, complaint) => {
    const target = path.join(copy, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, `import "${imported}";\n`);
    const biome = path.join(root, "node_modules/.bin/biome");
    const found = await run(biome, ["lint", file], { cwd: copy }).then(
      () => "no complaint",
      (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
    );
    await rm(target);
    expect(found).toContain("noRestrictedImports");
    expect(found).toContain(complaint);
  });

  it("names every operation once, in one snake_case word that its file has too", async () => {
    const files = await readdir(path.join(root, "src/core"), { recursive: true });
    const rooms = new Set(files.map((file) => path.basename(file)));
    for (const [key, operation] of Object.entries(operations)) {
      expect(camel(operation.name)).toBe(key);
      expect(rooms).toContain(`${operation.name.replaceAll("_", "-")}.ts`);
    }
    const names = Object.values(operations).map((operation) => operation.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives every job of the timetable its own name", () => {
    const names = timetable.map((job) => job.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has no attic: no folder called utils, helpers, common or lib", async () => {
    const entries = await readdir(path.join(root, "src"), { recursive: true });
    expect(entries.filter((entry) => /(^|\/)(utils|helpers|common|lib)(\/|$)/.test(entry))).toEqual(
      [],
    );
  });

  it("reads the environment in one file only", async () => {
    const entries = await readdir(path.join(root, "src"), { recursive: true });
    const readers: string[] = [];
    for (const entry of entries.filter(
      (name) => /\.tsx?$/.test(name) && !name.includes("generated"),
    )) {
      const text = await readFile(path.join(root, "src", entry), "utf8");
      if (/process\.env/.test(text) && !entry.endsWith(".test.ts")) readers.push(entry);
    }
    expect(readers).toEqual(["config.ts"]);
  });
});

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
