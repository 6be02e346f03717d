// Builds dist/ when a source is newer than the last build: Prisma's client, the program, the
// playground page. No npm life-cycle script is relied on, so it works with install scripts blocked.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => path.join(root, ...parts);
const require = createRequire(import.meta.url);

/** Brings dist/ and the generated client up to date; does nothing when they already are. */
export function build() {
  const client = at("src/core/db/generated");
  if (newest(at("prisma/schema.prisma")) > newest(client)) {
    run([require.resolve("prisma/build/index.js"), "generate"], "The Prisma client");
  }
  if (newest(at("src"), at("tsconfig.json"), at("bin/build.mjs")) <= stamp()) return;
  const tsc = at("node_modules/typescript/bin/tsc");
  // Built beside and swapped in, so that a process that starts meanwhile never sees half a build.
  const next = at(`dist.${process.pid}`);
  process.once("exit", () => rmSync(next, { recursive: true, force: true }));
  run([tsc, "-p", at("tsconfig.json"), "--outDir", next], "The program");
  const page = at("src/playground/page");
  if (newest(page) > 0) {
    run([tsc, "-p", page, "--outDir", path.join(next, "playground/page")], "The playground page");
    for (const file of readdirSync(page).filter((name) => /\.(html|css|svg)$/.test(name))) {
      cpSync(path.join(page, file), path.join(next, "playground/page", file));
    }
  }
  mkdirSync(next, { recursive: true });
  writeFileSync(path.join(next, ".built"), "");
  rmSync(at("dist"), { recursive: true, force: true });
  renameSync(next, at("dist"));
}

function run(args, what) {
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout}${done.stderr}\n${what} could not be built.\n`);
  process.exit(1);
}

/** The newest modification time under the given files and folders, in ms; 0 when there are none. */
function newest(...places) {
  let latest = 0;
  for (const place of places) {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (!stat) continue;
    if (!stat.isDirectory()) latest = Math.max(latest, stat.mtimeMs);
    else
      latest = Math.max(
        latest,
        ...readdirSync(place).map((name) => newest(path.join(place, name))),
        0,
      );
  }
  return latest;
}

function stamp() {
  return statSync(at("dist/.built"), { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) build();
