import { chmod, lstat, mkdir, realpath } from "node:fs/promises";
import path from "node:path";
/**
 * Makes sure that `folder` exists, can be entered by everybody and is changed by nobody but us.
 * Answers its real path, or null when it cannot be made or when somebody else may have had a hand in
 * it: in a shared place like /var/tmp anyone could have made it first, to feed us a server of theirs.
 */
export async function sharedPlace(folder) {
    try {
        const parent = await realpath(path.dirname(folder));
        if (!(await onlyRootRenamesIn(parent)))
            return null;
        const real = path.join(parent, path.basename(folder));
        await mkdir(real).then(() => chmod(real, 0o755), (error) => {
            if (error.code !== "EEXIST")
                throw error;
        });
        return (await isOurs(real)) ? real : null;
    }
    catch {
        return null; // read-only, full, or not there: the next place may serve
    }
}
/** No link, owned by us, writable by us alone. */
async function isOurs(folder) {
    const stat = await lstat(folder);
    return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}
/** Whoever may rename an ancestor may swap what lies below; the sticky bit of /tmp forbids that. */
async function onlyRootRenamesIn(folder) {
    const stat = await lstat(folder);
    const owner = stat.uid === 0 || stat.uid === process.getuid?.();
    const closed = (stat.mode & 0o022) === 0 || (stat.mode & 0o1000) !== 0;
    const parent = path.dirname(folder);
    return owner && closed && (parent === folder || onlyRootRenamesIn(parent));
}
//# sourceMappingURL=shared-place.js.map