import { readConfig, readMigrationUrl } from "../config.ts";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.ts";
import { ensureAppRole } from "../core/db/ensure-app-role.ts";
import { migrate } from "../core/db/migrate.ts";
import { migrationsFolder } from "./open-core.ts";

export type Migrated = { applied: string[]; database_url: string | null; say: string };

/**
 * Brings the database up to date: the server of DATABASE_OWNER_URL, else of DATABASE_URL, else the
 * embedded one. On a server of yours it makes the application's role and says what to set.
 */
export async function migrateDatabase(): Promise<Migrated> {
  const ownerUrl = readMigrationUrl();
  if (!ownerUrl) return migrateEmbedded();
  const applied = await migrate({ url: ownerUrl, directory: migrationsFolder });
  const { appUrl } = await ensureAppRole({ ownerUrl });
  const role = appUrl ? `\nThe application's role is ready. Set:\n  DATABASE_URL=${appUrl}` : "";
  return { applied, database_url: appUrl, say: `${said(applied)}${role}` };
}

async function migrateEmbedded(): Promise<Migrated> {
  const cluster = await acquireCluster({ dataDir: readConfig().dataDir });
  try {
    const applied = await migrate({ url: cluster.ownerUrl, directory: migrationsFolder });
    return { applied, database_url: null, say: said(applied) };
  } finally {
    await cluster.release();
  }
}

function said(applied: string[]): string {
  if (applied.length === 0) return "The database is up to date.";
  return `Applied ${applied.length} migrations:\n${applied.map((name) => `  ${name}`).join("\n")}`;
}
