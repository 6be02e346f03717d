import { chmod, copyFile, mkdir, readdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import { inWorkshop } from "./in-workshop.js";
import { binariesIn, makeReady, noBinaries, } from "./platform-binaries.js";
import { runAs } from "./run-as.js";
/**
 * Programs that the account can really run: those of the installed package, else of a copy in the
 * first of `places` (folders only we may write to) where a copy runs. A copy is needed when
 * node_modules lies where the account cannot enter, or is read-only and not made ready.
 * Throws AppError misconfigured when none runs.
 */
export async function runnableBinaries(options) {
    const { installed, account } = options;
    const inPlace = binariesIn(installed.root);
    let failure = await whyNotRunning(inPlace, account);
    if (failure === null)
        return inPlace;
    for (const place of await options.places()) {
        const copy = binariesIn(await copyOf(installed, place));
        failure = await whyNotRunning(copy, account);
        if (failure === null)
            return copy;
    }
    throw noBinaries(`Its programs do not run here (${failure}).`);
}
/** Null when the server can be run, else the system's own words. */
async function whyNotRunning(binaries, account) {
    const { code, output } = await runAs(account, [binaries.postgres, "--version"]);
    return code === 0 ? null : output || `exit code ${code}`;
}
/** Copied beside and renamed into place, so that no process ever sees half a copy. */
async function copyOf(installed, place) {
    const target = path.join(place, `postgres-${installed.version}`);
    if (await isFolder(target))
        return target;
    await inWorkshop(place, async (workshop) => {
        const next = path.join(workshop, "copy");
        await mkdir(next);
        await copyTree(path.join(installed.root, "native"), path.join(next, "native"));
        await makeReady(next);
        await chmod(next, 0o755);
        await rename(next, target).catch(async (error) => {
            if (!(await isFolder(target)))
                throw error; // else another process was first
        });
    });
    return target;
}
/** Modes are set, not kept: an install under a strict umask is readable by its owner only. */
async function copyTree(from, to) {
    await mkdir(to);
    await chmod(to, 0o755);
    for (const entry of await readdir(from, { withFileTypes: true })) {
        const source = path.join(from, entry.name);
        const target = path.join(to, entry.name);
        if (entry.isDirectory())
            await copyTree(source, target);
        else if (entry.isFile()) {
            await copyFile(source, target);
            await chmod(target, (await stat(source)).mode & 0o100 ? 0o755 : 0o644);
        }
    }
}
async function isFolder(folder) {
    return (await stat(folder).catch(() => null))?.isDirectory() ?? false;
}
//# sourceMappingURL=runnable-binaries.js.map