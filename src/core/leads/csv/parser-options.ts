export const DELIMITERS = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** Strict about quotes, lenient about the number of cells; every kind of line ending at once. */
export function parserOptions(delimiter: Delimiter) {
  return {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
  };
}
