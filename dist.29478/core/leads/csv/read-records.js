import { AppError } from "../../errors.js";
import { MAX_RECORD_BYTES } from "./take-damaged-records.js";
import { takeRecords } from "./take-records.js";
/**
 * The records of a UTF-8 text in batches, in order, quoted newlines kept; holds one block and one
 * unfinished record. Throws AppError `invalid_input` for a line without an end.
 */
export async function* readRecords(blocks, delimiter) {
    let rest = Buffer.alloc(0);
    for await (const block of blocks) {
        const text = rest.length > 0 ? Buffer.concat([rest, block]) : block;
        const taken = takeRecords(text, { delimiter, final: false });
        if (taken.rest.length > MAX_RECORD_BYTES)
            throw endlessLine();
        rest = taken.rest;
        yield taken.records;
    }
    yield takeRecords(rest, { delimiter, final: true }).records;
}
function endlessLine() {
    return new AppError("invalid_input", {
        field: "file",
        say: "A line of this file is longer than a megabyte, so it cannot be a list of leads. " +
            "Check that it is a CSV file with one lead per line.",
    });
}
//# sourceMappingURL=read-records.js.map