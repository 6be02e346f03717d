import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { openConnection } from "../../src/core/db/open-connection.ts";
import type { TestCluster } from "./start-test-cluster.ts";

/** A migrated, empty database of one's own, and the logins to it. */
export type FreshDatabase = TestCluster & {
  name: string;
  /** Closes what is still connected to it and removes it. */
  drop: () => Promise<void>;
};

/** Clones the migrated template; call it once per test file and drop it in afterAll. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const cluster = inject("cluster");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(cluster, [
    `create database ${name} template sdr owner sdr_owner`,
    // A clone does not inherit who may connect.
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to sdr_app`,
  ]);
  return {
    name,
    ownerUrl: inDatabase(cluster.ownerUrl, name),
    appUrl: inDatabase(cluster.appUrl, name),
    superuserUrl: inDatabase(cluster.superuserUrl, name),
    drop: () => administer(cluster, [`drop database if exists ${name} with (force)`]),
  };
}

async function administer(cluster: TestCluster, statements: string[]): Promise<void> {
  const url = inDatabase(cluster.superuserUrl, "postgres");
  const db = await openConnection({ url, purpose: "test" });
  try {
    for (const statement of statements) await db.query(statement);
  } finally {
    await db.end();
  }
}

function inDatabase(url: string, name: string): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.href;
}
