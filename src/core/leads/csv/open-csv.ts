import type { CsvEncoding } from "./detect-encoding.ts";
import { type CsvTable, type FindTableOptions, findTable } from "./find-table.ts";
import type { ByteInput } from "./read-blocks.ts";
import { readRecords } from "./read-records.ts";
import { toUtf8Blocks, type Utf8Block } from "./to-utf8-blocks.ts";

/** `rowNumber` counts as a spreadsheet does: from 1, with preamble, header and blank lines. */
type CsvRow = { rowNumber: number; cells: string[] };

export type OpenCsv = Omit<CsvTable, "offset" | "preamble"> & {
  /** As far as it has been read: a file is utf-8 until a later accent says windows-1252. */
  encoding: CsvEncoding;
  /** The rows below the header in batches, blank ones left out. */
  rows: AsyncGenerator<CsvRow[]>;
  /** Lets go of the input; needed when `rows` is not read to its end. */
  close: () => Promise<void>;
};

/**
 * Opens a CSV file of any encoding and delimiter at its header row, wherever that is. Throws AppError
 * `invalid_input` for what is no CSV, is empty or names no column that we know.
 */
export async function openCsv(input: ByteInput, options: FindTableOptions = {}): Promise<OpenCsv> {
  const blocks = toUtf8Blocks(input);
  const close = async (): Promise<void> => {
    await blocks.return(undefined);
  };
  try {
    const first = await blocks.next();
    const head: Utf8Block = first.done
      ? { bytes: Buffer.alloc(0), encoding: "utf-8" }
      : first.value;
    const { delimiter, headers, preamble, offset } = findTable(head.bytes, options);
    const records = readRecords(resume(head.bytes.subarray(offset), blocks), delimiter);
    const rows = numberRows(records, preamble + 1);
    return { delimiter, headers, encoding: head.encoding, rows, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* resume(head: Buffer, blocks: AsyncIterable<Utf8Block>): AsyncGenerator<Buffer> {
  yield head;
  for await (const { bytes } of blocks) yield bytes;
}

async function* numberRows(
  records: AsyncIterable<string[][]>,
  headerRow: number,
): AsyncGenerator<CsvRow[]> {
  let last = 0;
  for await (const batch of records) {
    const first = last + 1;
    last += batch.length;
    yield batch
      .map((cells, index) => ({ rowNumber: first + index, cells }))
      .filter(({ rowNumber, cells }) => rowNumber > headerRow && !isBlankRow(cells));
  }
}

function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
