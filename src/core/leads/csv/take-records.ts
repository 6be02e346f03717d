import { parse } from "csv-parse/sync";
import { parserOptions } from "./parser-options.ts";
import {
  MAX_RECORD_BYTES,
  type TakenRecords,
  type TakeOptions,
  takeDamagedRecords,
} from "./take-damaged-records.ts";

/**
 * The whole records at the start of a UTF-8 text, and the bytes that the next block must complete.
 * With `final` there is no next block: every byte is read and nothing rests.
 */
export function takeRecords(text: Buffer, options: TakeOptions): TakenRecords {
  const cut = options.final ? text.length : lastRecordEnd(text);
  if (cut === 0 && text.length < MAX_RECORD_BYTES) return { records: [], rest: text };
  try {
    const records: string[][] = parse(text.subarray(0, cut), parserOptions(options.delimiter));
    if (cut > 0) return { records, rest: text.subarray(cut) };
  } catch {
    // A quote is out of place: what follows reads slower, and sets that line apart.
  }
  return takeDamagedRecords(text, options);
}

const QUOTE = 0x22;
const LF = 0x0a;

/**
 * Where the last line ends that has an even number of quotes before it: in a well-formed CSV that
 * is outside every quoted cell. In another the parser refuses the piece, so nothing is cut wrongly.
 */
function lastRecordEnd(text: Buffer): number {
  let open = countQuotes(text) % 2 === 1;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === QUOTE) open = !open;
    else if (text[at] === LF && !open) return at + 1;
  }
  return 0;
}

function countQuotes(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(QUOTE); at !== -1; at = text.indexOf(QUOTE, at + 1)) count += 1;
  return count;
}
