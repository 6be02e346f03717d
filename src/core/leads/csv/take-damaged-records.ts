import { parse } from "csv-parse/sync";
import { type Delimiter, parserOptions } from "./parser-options.ts";

/** One record per element, blank lines included (as `[""]`): their count is the row's number. */
export type CsvRecord = string[];

export type TakenRecords = { records: CsvRecord[]; rest: Buffer };

export type TakeOptions = { delimiter: Delimiter; final: boolean };

/** More than a spreadsheet's cell holds (32,767 characters) many times over; bounds the memory. */
export const MAX_RECORD_BYTES = 1024 * 1024;

/**
 * Reads records around quotes that are out of place (`19" rack`, `"Acme` without an end): such a
 * line is read on its own, so a broken quote never swallows or joins the rows after it.
 */
export function takeDamagedRecords(text: Buffer, options: TakeOptions): TakenRecords {
  const { delimiter, final } = options;
  const records: CsvRecord[] = [];
  let start = 0;
  while (start < text.length) {
    const attempt = parseUntilFault(text.subarray(start), delimiter);
    for (const record of attempt.records) records.push(record);
    if (attempt.fault === null && final) break;
    if (attempt.fault === null) {
      records.pop();
      return { records, rest: text.subarray(start + attempt.lastStart) };
    }
    start += attempt.end;
    const mayClose = attempt.fault === "open" && text.length - start < MAX_RECORD_BYTES;
    const end = lineEnd(text, start, final);
    if (!final && (mayClose || end === null)) return { records, rest: text.subarray(start) };
    records.push(readLineAlone(text.subarray(start, end ?? text.length), delimiter));
    start = end ?? text.length;
  }
  return { records, rest: Buffer.alloc(0) };
}

type Attempt = {
  records: CsvRecord[];
  /** Where the last record begins, and where it ends. */
  lastStart: number;
  end: number;
  /** `open`: the text ends inside a quoted cell. */
  fault: "open" | "quote" | null;
};

function parseUntilFault(text: Buffer, delimiter: Delimiter): Attempt {
  const attempt: Attempt = { records: [], lastStart: 0, end: 0, fault: null };
  try {
    parse(text, {
      ...parserOptions(delimiter),
      on_record: (record: CsvRecord, { bytes }) => {
        attempt.records.push(record);
        attempt.lastStart = attempt.end;
        attempt.end = bytes;
        return null;
      },
    });
  } catch (error) {
    attempt.fault = isQuoteLeftOpen(error) ? "open" : "quote";
  }
  return attempt;
}

function isQuoteLeftOpen(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "CSV_QUOTE_NOT_CLOSED";
}

/** Offset behind the line break, or null while the text does not hold it whole. */
function lineEnd(text: Buffer, start: number, final: boolean): number | null {
  const lf = text.indexOf("\n", start);
  const cr = text.indexOf("\r", start);
  if (cr === -1 || (lf !== -1 && lf < cr)) return lf === -1 ? null : lf + 1;
  if (cr === text.length - 1) return final ? text.length : null;
  return lf === cr + 1 ? lf + 1 : cr + 1;
}

/** From the strictest reading to the most literal: blanks around quotes, stray quotes, no quotes. */
function readLineAlone(line: Buffer, delimiter: Delimiter): CsvRecord {
  for (const leniency of [{ trim: true }, { relax_quotes: true }, { quote: null }]) {
    try {
      const [record] = parse(line, { ...parserOptions(delimiter), ...leniency });
      if (record) return record;
    } catch {
      // The next reading is more lenient; the last one accepts any line.
    }
  }
  return [line.toString().trim()];
}
