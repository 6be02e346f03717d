import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../errors.ts";

/** One migration file: the name of its folder, and its text. */
export type Migration = { name: string; sql: string };

/** The migrations `<directory>/<stamp>_<verb_noun>/migration.sql`, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return await Promise.all(
      names.sort().map(async (name) => ({
        name,
        sql: await readFile(path.join(directory, name, "migration.sql"), "utf8"),
      })),
    );
  } catch (cause) {
    throw new AppError("misconfigured", {
      say: `The migrations cannot be read (${(cause as Error).message}). They are part of the program: install it again.`,
      next: "Install chat-sdr again.",
      cause,
    });
  }
}

/** SHA-256 in hex, as Prisma stores it. */
export function checksumOf(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}

/** Whether a stored checksum is this text's; a checkout on Windows may have other line ends. */
export function isChecksumOf(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => checksumOf(text) === checksum);
}
