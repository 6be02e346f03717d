import { readFileSync } from "node:fs";
import type { TenantTransaction } from "./with-tenant.ts";

const folder = new URL("../../../prisma/sql/", import.meta.url);
const texts = new Map<string, string>();

/**
 * Runs `prisma/sql/<name>.sql` with $1, $2 … bound to `values` (never spliced into the text) and
 * returns its rows. Those files are the only text that reaches the raw query call.
 */
export function runSqlFile<Row>(
  tx: TenantTransaction,
  name: string,
  values: unknown[],
): Promise<Row[]> {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(new URL(`${name}.sql`, folder), "utf8");
    texts.set(name, text);
  }
  return tx.$queryRawUnsafe<Row[]>(text, ...values);
}
