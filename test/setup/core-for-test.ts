import { randomBytes } from "node:crypto";
import { type Actor, agentMay, ownerMay } from "../../src/core/actor.ts";
import { type Core, createCore } from "../../src/core/core.ts";
import type { CoreDeps, Log } from "../../src/core/core-deps.ts";
import { generateKeyRing, parseKeyRing } from "../../src/core/credentials/key-ring.ts";
import { openDatabase } from "../../src/core/db/open-database.ts";
import { withTenant } from "../../src/core/db/with-tenant.ts";
import { moveClock } from "../../src/core/installation/move-clock.ts";
import { sandboxProvider } from "../../src/core/providers/sandbox.ts";
import { templateWriter } from "../../src/core/providers/template-writer.ts";
import { createSandboxStore } from "../../src/core/sandbox/sandbox-store.ts";
import { type FreshDatabase, freshDatabase } from "./fresh-database.ts";

/** The real core on a database of its own; only the clock and what lies outside are stand-ins. */
export type TestWorld = {
  core: Core;
  deps: CoreDeps;
  database: FreshDatabase;
  /** A new user with a sandbox mailbox, acting as a person. */
  addUser(name?: string): Promise<TestUser>;
  /** Sets business time; the sandbox is the only kind of mailbox that allows it. */
  setClock(at: Date | string): Promise<void>;
  close(): Promise<void>;
};

export type TestUser = Actor & { mailbox_id: string; agent: Actor };

export async function coreForTest(overrides: Partial<CoreDeps> = {}): Promise<TestWorld> {
  const database = await freshDatabase();
  const db = openDatabase({ url: database.appUrl, applicationName: "chat-sdr-test" });
  const deps: CoreDeps = {
    db,
    log: silentLog,
    keyRing: parseKeyRing(generateKeyRing()),
    writer: templateWriter(),
    mailboxProviders: [sandboxProvider(createSandboxStore(db))],
    publicUrl: null,
    random: () => 0.5,
    ...overrides,
  };
  return {
    core: createCore(deps),
    deps,
    database,
    addUser: (name) => addUser(deps, name ?? "Riley Reyes"),
    setClock: (at) => moveClock(deps, new Date(at).getTime() - Date.now()),
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

async function addUser(deps: CoreDeps, name: string): Promise<TestUser> {
  const key = randomBytes(6).toString("hex");
  const clerk_id = `user_${key}`;
  return withTenant(deps.db, clerk_id, async ({ tx }) => {
    const user = await tx.user.create({
      data: {
        clerk_id,
        email: `${key}@sender.example`,
        full_name: name,
        company_name: "Lantern Analytics",
        time_zone: "Europe/Berlin",
      },
      select: { id: true, email: true },
    });
    const mailbox = await tx.mailbox.create({
      data: {
        user_id: user.id,
        provider: "sandbox",
        address: user.email,
        display_name: name,
        time_zone: "Europe/Berlin",
        min_gap_seconds: 0,
        gap_jitter_seconds: 0,
        can_read_replies: true,
        synced_at: new Date(),
      },
      select: { id: true },
    });
    const tenant = { user_id: user.id, clerk_id };
    return {
      kind: "person",
      ...tenant,
      id: `test:${key}`,
      name,
      via: "slack",
      may: ownerMay,
      mailbox_id: mailbox.id,
      agent: { kind: "agent", ...tenant, id: "mcp:test", name: "Agent", via: "mcp", may: agentMay },
    };
  });
}

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
