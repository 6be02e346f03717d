import { AppError } from "../../errors.ts";
import { cleanText } from "./clean-text.ts";
import { headerKey } from "./header-key.ts";
import { DELIMITERS, type Delimiter } from "./parser-options.ts";
import { recogniseField } from "./recognise-field.ts";
import { takeRecords } from "./take-records.ts";

export type CsvTable = {
  delimiter: Delimiter;
  /** Unique and never empty; blank columns at the right end are left out. */
  headers: string[];
  /** Records before the header: notes that some exports begin with. */
  preamble: number;
  /** Bytes before the first record: Excel's line `sep=;`, which no spreadsheet shows. */
  offset: number;
};

export type FindTableOptions = {
  /** Given by a person; otherwise found out. */
  delimiter?: Delimiter | undefined;
  /** Headers to count as known, beside those recognised by name. */
  headers?: readonly string[];
};

type Candidate = CsvTable & { known: number };

/**
 * Finds delimiter and header row in the beginning of a UTF-8 text: the line, read with the delimiter,
 * in which most headers are known. Throws AppError `invalid_input` when the text is empty or no line
 * of the first few names a column that we know.
 */
export function findTable(head: Buffer, options: FindTableOptions = {}): CsvTable {
  const start = head.subarray(0, HEAD_BYTES);
  const separator = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(start.toString("utf8", 0, 16));
  const offset = separator?.[0].length ?? 0;
  const text = start.subarray(offset);
  if (text.toString().trim() === "") throw emptyFile();
  const said = options.delimiter ?? (separator?.[1] as Delimiter | undefined);
  const extra = new Set(options.headers?.map(headerKey));
  const candidates = (said ? [said] : DELIMITERS).map((delimiter) => {
    return bestHeader(text, { delimiter, offset, extra });
  });
  const best = candidates.reduce((a, b) => (isBetter(b, a) ? b : a));
  if (best.known === 0) throw noHeader(text);
  return best;
}

const HEAD_BYTES = 64 * 1024;
const HEADER_WITHIN = 25;
const MAX_HEADER = 100;

type Reading = { delimiter: Delimiter; offset: number; extra: ReadonlySet<string> };

function bestHeader(text: Buffer, { delimiter, offset, extra }: Reading): Candidate {
  const { records } = takeRecords(text, { delimiter, final: true });
  const isKnown = (cell: string): boolean =>
    recogniseField(cell) !== null || extra.has(headerKey(cell));
  let best: Candidate = { delimiter, headers: [], preamble: 0, offset, known: 0 };
  for (const [preamble, record] of records.slice(0, HEADER_WITHIN).entries()) {
    const known = record.filter(isKnown).length;
    if (known > best.known) {
      best = { delimiter, headers: nameColumns(record), preamble, offset, known };
    }
  }
  return best;
}

function isBetter(a: Candidate, b: Candidate): boolean {
  return a.known > b.known || (a.known === b.known && a.headers.length > b.headers.length);
}

function nameColumns(record: readonly string[]): string[] {
  const cells = record.map((cell) => cleanText(cell, MAX_HEADER));
  const width = cells.findLastIndex((cell) => cell !== "") + 1;
  const names = new Set<string>();
  for (const [index, cell] of cells.slice(0, width).entries()) {
    const base = cell || `Column ${index + 1}`;
    let name = base;
    for (let copy = 2; names.has(name); copy += 1) name = `${base} (${copy})`;
    names.add(name);
  }
  return [...names];
}

function emptyFile(): AppError {
  return new AppError("invalid_input", {
    field: "file",
    say: "This file is empty. Export the leads again, with a first line that names the columns.",
  });
}

function noHeader(text: Buffer): AppError {
  const [firstLine = ""] = text
    .toString()
    .trim()
    .split(/[\r\n]/, 1);
  const hasData = /[^\s@]@[^\s@]+\.|linkedin\.com\//i.test(firstLine);
  const say = hasData
    ? 'This file has no header row: its first line already is a lead. Put a line above it that names the columns, such as "Full name,Email,Company".'
    : `No line at the beginning of this file names a column that we know; the first reads "${cleanText(firstLine, 80)}". Name the columns in the first line, such as "Full name,Email,Company", or map them.`;
  return new AppError("invalid_input", {
    field: "file",
    say,
    next: 'Call again with a mapping such as {"<header>": "email"}.',
  });
}
