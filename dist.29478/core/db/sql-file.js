import { readFileSync } from "node:fs";
const folder = new URL("../../../prisma/sql/", import.meta.url);
const texts = new Map();
/**
 * Runs `prisma/sql/<name>.sql` with $1, $2 … bound to `values` (never spliced into the text) and
 * returns its rows. Those files are the only text that reaches the raw query call.
 */
export function runSqlFile(tx, name, values) {
    let text = texts.get(name);
    if (text === undefined) {
        text = readFileSync(new URL(`${name}.sql`, folder), "utf8");
        texts.set(name, text);
    }
    return tx.$queryRawUnsafe(text, ...values);
}
//# sourceMappingURL=sql-file.js.map