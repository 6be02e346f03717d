import { AppError } from "../../errors.ts";
import type { Delimiter } from "./parser-options.ts";
import { type CsvRecord, MAX_RECORD_BYTES } from "./take-damaged-records.ts";
import { takeRecords } from "./take-records.ts";

/**
 * The records of a UTF-8 text in batches, in order, quoted newlines kept; holds one block and one
 * unfinished record. Throws AppError `invalid_input` for a line without an end.
 */
export async function* readRecords(
  blocks: AsyncIterable<Buffer>,
  delimiter: Delimiter,
): AsyncGenerator<CsvRecord[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of blocks) {
    const text = rest.length > 0 ? Buffer.concat([rest, block]) : block;
    const taken = takeRecords(text, { delimiter, final: false });
    if (taken.rest.length > MAX_RECORD_BYTES) throw endlessLine();
    rest = taken.rest;
    yield taken.records;
  }
  yield takeRecords(rest, { delimiter, final: true }).records;
}

function endlessLine(): AppError {
  return new AppError("invalid_input", {
    field: "file",
    say:
      "A line of this file is longer than a megabyte, so it cannot be a list of leads. " +
      "Check that it is a CSV file with one lead per line.",
  });
}
