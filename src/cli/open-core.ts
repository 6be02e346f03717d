import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";
import { type Core, createCore } from "../core/core.ts";
import type { CoreDeps, Log } from "../core/core-deps.ts";
import { ensureConfiguredMailbox } from "../core/credentials/ensure-configured-mailbox.ts";
import { generateKeyRing, type KeyRing, parseKeyRing } from "../core/credentials/key-ring.ts";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.ts";
import { migrate } from "../core/db/migrate.ts";
import { openDatabase } from "../core/db/open-database.ts";
import { refusePowerfulRole } from "../core/db/refuse-powerful-role.ts";
import { ensureLocalUser, type LocalUser } from "../core/people/ensure-local-user.ts";
import { sandboxProvider } from "../core/providers/sandbox.ts";
import { smtpProvider } from "../core/providers/smtp.ts";
import { templateWriter } from "../core/providers/template-writer.ts";
import { createSandboxStore } from "../core/sandbox/sandbox-store.ts";

/** Where this package keeps its migrations. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** The product's core on a running, migrated database, and how to leave it again. */
export type OpenedCore = {
  core: Core;
  deps: CoreDeps;
  user: LocalUser;
  embedded: boolean;
  close(): Promise<void>;
};

/** Config to core: database (embedded unless DATABASE_URL says otherwise), migrations, keys, providers, local user. */
export async function openCore(config: Config, log: Log): Promise<OpenedCore> {
  const server = await openServer(config, log);
  const db = openDatabase({ url: server.appUrl, poolSize: 10 });
  const close = async () => {
    await db.close();
    await server.release();
  };
  try {
    await refusePowerfulRole(db.pool);
    const deps: CoreDeps = {
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
    const { SMTP_URL: smtpUrl = null, IMAP_URL: imapUrl = null } = config;
    await ensureConfiguredMailbox(deps, { user, zone, smtpUrl, imapUrl });
    return { core: createCore(deps), deps, user, embedded: server.embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Server = { appUrl: string; embedded: boolean; release(): Promise<void> };

async function openServer(config: Config, log: Log): Promise<Server> {
  if (config.DATABASE_URL) {
    if (config.DATABASE_OWNER_URL) await bringUpToDate(config.DATABASE_OWNER_URL, log);
    return { appUrl: config.DATABASE_URL, embedded: false, release: async () => undefined };
  }
  const cluster = await acquireCluster({ dataDir: config.dataDir });
  try {
    await bringUpToDate(cluster.ownerUrl, log);
  } catch (error) {
    await cluster.release();
    throw error;
  }
  return { appUrl: cluster.appUrl, embedded: true, release: cluster.release };
}

async function bringUpToDate(url: string, log: Log): Promise<void> {
  const applied = await migrate({ url, directory: migrationsFolder });
  if (applied.length > 0) log.info({ applied }, "the database was brought up to date");
}

/** The configured ring, or with the embedded database one of its own, made once and kept beside it. */
async function readKeyRing(config: Config): Promise<KeyRing> {
  if (config.CREDENTIALS_KEYS) return parseKeyRing(config.CREDENTIALS_KEYS);
  await mkdir(config.dataDir, { recursive: true });
  const file = path.join(config.dataDir, "credentials-keys");
  try {
    // wx: of two processes that start at once, one makes the ring and both read it.
    await writeFile(file, `${generateKeyRing()}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  await chmod(file, 0o600);
  return parseKeyRing((await readFile(file, "utf8")).trim());
}
