import { readFile } from "node:fs/promises";
import { openConnection } from "../../src/core/db/open-connection.ts";
import type { FreshDatabase } from "./fresh-database.ts";

const INVARIANTS = new URL("../../prisma/sql/invariants.sql", import.meta.url);

/**
 * Throws when anything that must hold at any time does not, naming each rule and row; see
 * prisma/sql/invariants.sql. To be called after a story, and in the midst of one.
 */
export async function checkInvariants(database: Pick<FreshDatabase, "ownerUrl">): Promise<void> {
  const db = await openConnection({ url: database.ownerUrl, purpose: "test" });
  try {
    const { rows } = await db.query<{ invariant: string; offending_id: string }>(
      await readFile(INVARIANTS, "utf8"),
    );
    if (rows.length === 0) return;
    const lines = rows.map(({ invariant, offending_id }) => `${invariant}: ${offending_id}`);
    throw new Error(`Invariants are broken:\n${lines.join("\n")}`);
  } finally {
    await db.end();
  }
}
