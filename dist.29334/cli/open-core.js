import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createCore } from "../core/core.js";
import { ensureConfiguredMailbox } from "../core/credentials/ensure-configured-mailbox.js";
import { generateKeyRing, parseKeyRing } from "../core/credentials/key-ring.js";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.js";
import { migrate } from "../core/db/migrate.js";
import { openDatabase } from "../core/db/open-database.js";
import { refusePowerfulRole } from "../core/db/refuse-powerful-role.js";
import { ensureLocalUser } from "../core/people/ensure-local-user.js";
import { sandboxProvider } from "../core/providers/sandbox.js";
import { smtpProvider } from "../core/providers/smtp.js";
import { templateWriter } from "../core/providers/template-writer.js";
import { createSandboxStore } from "../core/sandbox/sandbox-store.js";
/** Where this package keeps its migrations. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
/** Config to core: database (embedded unless DATABASE_URL says otherwise), migrations, keys, providers, local user. */
export async function openCore(config, log) {
    const server = await openServer(config, log);
    const db = openDatabase({ url: server.appUrl, poolSize: 10 });
    const close = async () => {
        await db.close();
        await server.release();
    };
    try {
        await refusePowerfulRole(db.pool);
        const deps = {
            db,
            log,
            keyRing: await readKeyRing(config),
            writer: templateWriter(),
            mailboxProviders: [sandboxProvider(createSandboxStore(db)), smtpProvider()],
            publicUrl: config.PUBLIC_URL ?? null,
            random: Math.random,
        };
        const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        const user = await ensureLocalUser(deps, zone);
        await ensureConfiguredMailbox(deps, { user, zone, smtpUrl: config.SMTP_URL ?? null });
        return { core: createCore(deps), deps, user, embedded: server.embedded, close };
    }
    catch (error) {
        await close();
        throw error;
    }
}
async function openServer(config, log) {
    if (config.DATABASE_URL) {
        if (config.DATABASE_OWNER_URL)
            await bringUpToDate(config.DATABASE_OWNER_URL, log);
        return { appUrl: config.DATABASE_URL, embedded: false, release: async () => undefined };
    }
    const cluster = await acquireCluster({ dataDir: config.dataDir });
    try {
        await bringUpToDate(cluster.ownerUrl, log);
    }
    catch (error) {
        await cluster.release();
        throw error;
    }
    return { appUrl: cluster.appUrl, embedded: true, release: cluster.release };
}
async function bringUpToDate(url, log) {
    const applied = await migrate({ url, directory: migrationsFolder });
    if (applied.length > 0)
        log.info({ applied }, "the database was brought up to date");
}
/** The configured ring, or with the embedded database one of its own, made once and kept beside it. */
async function readKeyRing(config) {
    if (config.CREDENTIALS_KEYS)
        return parseKeyRing(config.CREDENTIALS_KEYS);
    await mkdir(config.dataDir, { recursive: true });
    const file = path.join(config.dataDir, "credentials-keys");
    try {
        // wx: of two processes that start at once, one makes the ring and both read it.
        await writeFile(file, `${generateKeyRing()}\n`, { flag: "wx", mode: 0o600 });
    }
    catch (error) {
        if (error.code !== "EEXIST")
            throw error;
    }
    await chmod(file, 0o600);
    return parseKeyRing((await readFile(file, "utf8")).trim());
}
//# sourceMappingURL=open-core.js.map