import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";
import { type Core, createCore } from "../core/core.ts";
import type { CoreDeps, Log } from "../core/core-deps.ts";
import { ensureConfiguredMailbox } from "../core/credentials/ensure-configured-mailbox.ts";
import { acquireCluster } from "../core/db/embedded/acquire-cluster.ts";
import { migrate } from "../core/db/migrate.ts";
import { openDatabase } from "../core/db/open-database.ts";
import { refuseOutdatedSchema } from "../core/db/refuse-outdated-schema.ts";
import { refusePowerfulRole } from "../core/db/refuse-powerful-role.ts";
import { ensureLocalUser, type LocalUser } from "../core/people/ensure-local-user.ts";
import type { OauthClient } from "../core/ports/oauth-client.ts";
import { gmailProvider } from "../core/providers/gmail.ts";
import { googleOauth } from "../core/providers/google-oauth.ts";
import { microsoftOauth } from "../core/providers/microsoft-oauth.ts";
import { outlookProvider } from "../core/providers/outlook.ts";
import { sandboxProvider } from "../core/providers/sandbox.ts";
import { smtpProvider } from "../core/providers/smtp.ts";
import { templateWriter } from "../core/providers/template-writer.ts";
import { createSandboxStore } from "../core/sandbox/sandbox-store.ts";
import { readKeyRing } from "./read-key-ring.ts";

/** Where this package keeps its migrations. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

/** The product's core on a running, migrated database, and how to leave it again. */
export type OpenedCore = {
  core: Core;
  deps: CoreDeps;
  user: LocalUser;
  /** The embedded database's own folder; null with a server of yours. */
  clusterDir: string | null;
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
    await refuseOutdatedSchema(db.pool, migrationsFolder);
    const deps: CoreDeps = {
      db,
      log,
      keyRing: await readKeyRing(config),
      writer: templateWriter(),
      mailboxProviders: [
        sandboxProvider(createSandboxStore(db)),
        smtpProvider(),
        gmailFrom(config),
        outlookFrom(config),
      ],
      oauthClients: oauthClientsFrom(config),
      publicUrl: config.PUBLIC_URL ?? null,
      random: Math.random,
    };
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const user = await ensureLocalUser(deps, zone);
    const { SMTP_URL: smtpUrl = null, IMAP_URL: imapUrl = null } = config;
    await ensureConfiguredMailbox(deps, { user, zone, smtpUrl, imapUrl });
    return { core: createCore(deps), deps, user, clusterDir: server.clusterDir, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function gmailFrom({ GMAIL_API_URL: apiUrl }: Config) {
  return gmailProvider(apiUrl ? { apiUrl } : {});
}

function outlookFrom({ MICROSOFT_GRAPH_URL: apiUrl }: Config) {
  return outlookProvider(apiUrl ? { apiUrl } : {});
}

/** Vendors send people back to PUBLIC_URL, or on this machine to localhost, which they allow without https. */
function oauthClientsFrom(config: Config): OauthClient[] {
  const home = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  return [...googleFrom(config, home), ...microsoftFrom(config, home)];
}

function googleFrom(config: Config, home: string): OauthClient[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_OAUTH_URL, GMAIL_API_URL } = config;
  if (!GOOGLE_CLIENT_ID || !GOOGLE_CLIENT_SECRET) return [];
  return [
    googleOauth({
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
      connectUrl: new URL("/connect/google", home).href,
      ...(GOOGLE_OAUTH_URL ? { oauthUrl: GOOGLE_OAUTH_URL } : {}),
      ...(GMAIL_API_URL ? { apiUrl: GMAIL_API_URL } : {}),
    }),
  ];
}

function microsoftFrom(config: Config, home: string): OauthClient[] {
  const { MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET } = config;
  const { MICROSOFT_LOGIN_URL, MICROSOFT_GRAPH_URL } = config;
  if (!MICROSOFT_CLIENT_ID || !MICROSOFT_CLIENT_SECRET) return [];
  return [
    microsoftOauth({
      clientId: MICROSOFT_CLIENT_ID,
      clientSecret: MICROSOFT_CLIENT_SECRET,
      connectUrl: new URL("/connect/microsoft", home).href,
      ...(MICROSOFT_LOGIN_URL ? { loginUrl: MICROSOFT_LOGIN_URL } : {}),
      ...(MICROSOFT_GRAPH_URL ? { graphUrl: MICROSOFT_GRAPH_URL } : {}),
    }),
  ];
}

type Server = { appUrl: string; clusterDir: string | null; release(): Promise<void> };

async function openServer(config: Config, log: Log): Promise<Server> {
  if (config.DATABASE_URL) {
    if (config.DATABASE_OWNER_URL) await bringUpToDate(config.DATABASE_OWNER_URL, log);
    return { appUrl: config.DATABASE_URL, clusterDir: null, release: async () => undefined };
  }
  const cluster = await acquireCluster({ dataDir: config.dataDir });
  try {
    await bringUpToDate(cluster.ownerUrl, log);
  } catch (error) {
    await cluster.release();
    throw error;
  }
  const { appUrl, clusterDir, release } = cluster;
  return { appUrl, clusterDir, release };
}

async function bringUpToDate(url: string, log: Log): Promise<void> {
  const applied = await migrate({ url, directory: migrationsFolder });
  if (applied.length > 0) log.info({ applied }, "the database was brought up to date");
}
