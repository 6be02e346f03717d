import { asAppError } from "../errors.ts";
import { cleanText } from "../leads/csv/clean-text.ts";
import { type Contact, readAddress, readDomain } from "./read-contact.ts";

/** A row of a do-not-contact list: whom it is about, or why it is about nobody. */
export type ListedContact =
  | (Contact & { row_number: number })
  | { row_number: number; value: string; reason: string };

/**
 * Reads the first cell among `columns` that is not empty: an address when it holds an @ with something
 * before it, else a domain. The apostrophe that an export puts before a formula is taken off.
 */
export function readListedRow(
  { rowNumber: row_number, cells }: { rowNumber: number; cells: readonly string[] },
  columns: readonly number[],
): ListedContact {
  const given = columns.map((column) => cleanText(cells[column] ?? "", 400)).find((one) => one);
  if (!given) return { row_number, value: "", reason: "The row has no address and no domain." };
  const value = given.replace(/^'(?=[=+\-@])/, "");
  try {
    const contact = /[^@\s]@/.test(value) ? readAddress(value, "file") : readDomain(value, "file");
    return { ...contact, row_number };
  } catch (thrown) {
    return { row_number, value: given.slice(0, 100), reason: asAppError(thrown).say };
  }
}
