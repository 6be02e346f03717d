import { migrationUrl, readConfig } from "../config.js";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.js";
import { ensureAppRole } from "../core/db/ensure-app-role.js";
import { migrate } from "../core/db/migrate.js";
import { migrationsFolder } from "./open-core.js";
/**
 * Brings the database up to date: the server of DATABASE_OWNER_URL, else of DATABASE_URL, else the
 * embedded one. On a server of yours it makes the application's role and says what to set.
 */
export async function migrateDatabase() {
    const ownerUrl = migrationUrl();
    if (!ownerUrl)
        return migrateEmbedded();
    const applied = await migrate({ url: ownerUrl, directory: migrationsFolder });
    const { appUrl } = await ensureAppRole({ ownerUrl });
    const role = appUrl ? `\nThe application's role is ready. Set:\n  DATABASE_URL=${appUrl}` : "";
    return { applied, database_url: appUrl, say: `${said(applied)}${role}` };
}
async function migrateEmbedded() {
    const cluster = await acquireCluster({ dataDir: readConfig().dataDir });
    try {
        const applied = await migrate({ url: cluster.ownerUrl, directory: migrationsFolder });
        return { applied, database_url: null, say: said(applied) };
    }
    finally {
        await cluster.release();
    }
}
function said(applied) {
    if (applied.length === 0)
        return "The database is up to date.";
    return `Applied ${applied.length} migrations:\n${applied.map((name) => `  ${name}`).join("\n")}`;
}
//# sourceMappingURL=migrate-database.js.map