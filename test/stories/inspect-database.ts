import { acquireCluster } from "../../src/core/db/embedded/acquire-cluster.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";

/** A look past the product into its embedded database, as its administrator. */
export type Inspection = {
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

/** Joins the running product's database as one more local process. */
export async function inspectDatabase(folder: string): Promise<Inspection> {
  const cluster = await acquireCluster({ dataDir: folder });
  const db = await openConnection({ url: cluster.superuserUrl, purpose: "test" });
  return {
    rows: async <Row extends object>(sql: string, values: unknown[] = []) =>
      (await db.query<Row>(sql, values)).rows,
    async close() {
      await db.end();
      await cluster.release();
    },
  };
}
