import { stringify } from "csv-stringify/sync";
import type { LeadRow } from "./lead-csv.ts";
import { neutraliseFormula } from "./neutralise-formula.ts";

/** A lead as it leaves: what an import gives, and what the table adds to it. */
export type ExportedLead = Omit<LeadRow, "enrichment_data"> & {
  status?: string;
  source?: string;
  /** ISO 8601, UTC. */
  created_at?: string | Date;
  enrichment_data?: Readonly<Record<string, unknown>>;
};

export type WriteLeadCsvOptions = {
  /** Keys of enrichment_data that get a column of their own, in this order. */
  enrichment?: readonly string[];
};

const COLUMNS = [
  "full_name",
  "email",
  "linkedin_url",
  "company",
  "title",
  "industry",
  "location",
  "phone",
  "time_zone",
  "status",
  "source",
  "created_at",
] as const;

const ROWS_AT_ONCE = 500;

/**
 * Leads as CSV text in pieces (RFC 4180: commas, CRLF, a header row), with a byte order mark so that
 * Excel reads UTF-8. No cell, not even a header, can run as a formula. Streams.
 */
export async function* writeLeadCsv(
  leads: AsyncIterable<ExportedLead> | Iterable<ExportedLead>,
  { enrichment = [] }: WriteLeadCsvOptions = {},
): AsyncGenerator<string> {
  yield `\ufeff${toCsv([[...COLUMNS, ...enrichment]])}`;
  let rows: string[][] = [];
  for await (const lead of leads) {
    const known = COLUMNS.map((column) => toText(lead[column]));
    const more = enrichment.map((key) => toText(ownValue(lead.enrichment_data, key)));
    rows.push([...known, ...more]);
    if (rows.length < ROWS_AT_ONCE) continue;
    yield toCsv(rows);
    rows = [];
  }
  if (rows.length > 0) yield toCsv(rows);
}

/** One line of such a file, for other lists. */
export function toCsvLine(cells: readonly string[]): string {
  return toCsv([cells]);
}

function toCsv(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(neutraliseFormula));
  return stringify(cells, { record_delimiter: "\r\n", quote_record_delimiter: true });
}

function ownValue(data: ExportedLead["enrichment_data"], key: string): unknown {
  return data && Object.hasOwn(data, key) ? data[key] : null;
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
