import { openConnection } from "../../src/core/db/open-connection.ts";
import type { SlackWorld } from "./slack-world.ts";

type Row = Record<string, unknown>;

/** Looks into the database as its owner. */
export async function query(
  { database }: Pick<SlackWorld, "database">,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const connection = await openConnection({ url: database.ownerUrl, purpose: "test" });
  try {
    return (await connection.query(sql, values)).rows;
  } finally {
    await connection.end();
  }
}

/** What was being worked on now looks as if its process had died a while ago. */
export async function expireLeases(world: Pick<SlackWorld, "database">): Promise<void> {
  await query(world, "update slack_posts set lease_until = now() - interval '1 minute'");
  await query(world, "update processed_events set lease_until = now() - interval '1 minute'");
}

/** The rows, once they satisfy; looked at again until then. */
export async function untilRows(
  world: Pick<SlackWorld, "database">,
  sql: string,
  satisfied: (rows: Row[]) => boolean,
): Promise<Row[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const rows = await query(world, sql);
    if (satisfied(rows)) return rows;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never came true: ${sql}`);
}
