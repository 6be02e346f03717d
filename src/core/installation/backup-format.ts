import { z } from "zod";

/**
 * A backup is gzip over lines of JSON: this header; then the rows, table by table as the header lists them,
 * each an array of its columns as PostgreSQL writes them out as text, null for null; then `backupEnd`.
 * Text forms carry over from one major version to the next, which the server's own files do not.
 */
export const backupHeader = z.object({
  format: z.literal("chat-sdr backup"),
  version: z.literal(1),
  created_at: z.iso.datetime().describe("When the snapshot was taken (UTC)."),
  migrations: z.array(z.string()).min(1).describe("What the schema was made by, oldest first."),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()).min(1).describe("Without generated ones."),
      rows: z.number().int().min(0),
    }),
  ),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** The last line; a file without it was cut short. */
export const backupEnd = JSON.stringify({ end: true });

/** One row: its columns as text. */
export const backupRow = z.array(z.string().nullable());
