import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../errors.js";
const PREFIX = "unfinished-";
const ABANDONED_MS = 60 * 60 * 1000;
/**
 * Runs `work` with a new folder of its own inside `place`, and removes that folder afterwards: what
 * is to stay is renamed out of it, whole. Folders of processes that were killed an hour ago or more
 * go too. Throws AppError misconfigured when nothing can be written to `place`.
 */
export async function inWorkshop(place, work) {
    const workshop = await mkdtemp(path.join(place, PREFIX)).catch((cause) => {
        throw new AppError("misconfigured", {
            say: `Nothing can be written to the folder ${place} (${cause.message}). Set SDR_DATA_DIR to a folder you may write to, or DATABASE_URL to a PostgreSQL server.`,
            next: "Set SDR_DATA_DIR.",
            cause,
        });
    });
    try {
        await sweepAbandoned(place, workshop);
        return await work(workshop);
    }
    finally {
        await rm(workshop, { recursive: true, force: true });
    }
}
async function sweepAbandoned(place, workshop) {
    const now = (await stat(workshop)).mtimeMs;
    for (const name of await readdir(place)) {
        if (!name.startsWith(PREFIX))
            continue;
        const folder = path.join(place, name);
        const age = now - ((await stat(folder).catch(() => null))?.mtimeMs ?? now);
        if (age > ABANDONED_MS)
            await rm(folder, { recursive: true, force: true });
    }
}
//# sourceMappingURL=in-workshop.js.map