import { findTable } from "./find-table.js";
import { readRecords } from "./read-records.js";
import { toUtf8Blocks } from "./to-utf8-blocks.js";
/**
 * Opens a CSV file of any encoding and delimiter at its header row, wherever that is. Throws AppError
 * `invalid_input` for what is no CSV, is empty or names no column that we know.
 */
export async function openCsv(input, options = {}) {
    const blocks = toUtf8Blocks(input);
    const close = async () => {
        await blocks.return(undefined);
    };
    try {
        const first = await blocks.next();
        const head = first.done
            ? { bytes: Buffer.alloc(0), encoding: "utf-8" }
            : first.value;
        const { delimiter, headers, preamble, offset } = findTable(head.bytes, options);
        const records = readRecords(resume(head.bytes.subarray(offset), blocks), delimiter);
        const rows = numberRows(records, preamble + 1);
        return { delimiter, headers, encoding: head.encoding, rows, close };
    }
    catch (error) {
        await close();
        throw error;
    }
}
async function* resume(head, blocks) {
    yield head;
    for await (const { bytes } of blocks)
        yield bytes;
}
async function* numberRows(records, headerRow) {
    let last = 0;
    for await (const batch of records) {
        const first = last + 1;
        last += batch.length;
        yield batch
            .map((cells, index) => ({ rowNumber: first + index, cells }))
            .filter(({ rowNumber, cells }) => rowNumber > headerRow && !isBlankRow(cells));
    }
}
function isBlankRow(cells) {
    return cells.every((cell) => cell.trim() === "");
}
//# sourceMappingURL=open-csv.js.map