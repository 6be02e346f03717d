import { checkLeadRow } from "./check-lead-row.js";
import { mapColumns } from "./map-columns.js";
import { openCsv } from "./open-csv.js";
/**
 * Reads a file of leads as people have it: first the layout, then for every row that is not blank
 * its lead or its problem, in order. Streams: memory stays flat, and stopping early closes the input.
 * Throws AppError `invalid_input` for a file as a whole (empty, no CSV, no usable column).
 */
export async function* readLeadCsv(input, { mapping = {}, delimiter } = {}) {
    const csv = await openCsv(input, { delimiter, headers: Object.keys(mapping) });
    try {
        const map = mapColumns(csv.headers, mapping);
        yield {
            format: map.format,
            delimiter: csv.delimiter,
            encoding: csv.encoding,
            columns: map.columns,
        };
        for await (const rows of csv.rows) {
            for (const { rowNumber, cells } of rows) {
                yield { row_number: rowNumber, ...checkLeadRow(cells, map) };
            }
        }
    }
    finally {
        await csv.close();
    }
}
//# sourceMappingURL=read-lead-csv.js.map