import { AppError } from "../../errors.js";
const SAVE_AS_CSV = "Save it as CSV (File > Save as > CSV UTF-8) and import that.";
const OTHER_KINDS = [
    {
        looksLike: (head) => startsWith(head, "PK\x03\x04") && /xl\/|\[Content_Types\]/.test(text(head)),
        say: `This is an Excel workbook. ${SAVE_AS_CSV}`,
    },
    {
        looksLike: (head) => startsWith(head, "PK\x03\x04"),
        say: "This is a zip archive or a spreadsheet document. Unpack it, or save it as CSV, and import that.",
    },
    {
        looksLike: (head) => startsWith(head, "\xd0\xcf\x11\xe0"),
        say: `This is an old Excel workbook (.xls). ${SAVE_AS_CSV}`,
    },
    {
        looksLike: (head) => startsWith(head, "\x1f\x8b"),
        say: "This file is compressed with gzip. Unpack it and import the CSV inside.",
    },
    {
        looksLike: (head) => startsWith(head, "%PDF"),
        say: "This is a PDF document. Export the contacts as CSV from where they came from.",
    },
    {
        looksLike: (head) => /^\s*<(!doctype|html|table|\?xml)/i.test(text(head)),
        say: `This is a web page, not CSV; some systems give it the name .xls. Open it in a spreadsheet. ${SAVE_AS_CSV}`,
    },
    {
        looksLike: (head) => /^\s*BEGIN:VCARD/i.test(text(head)),
        say: "This is a vCard file. Export the contacts as CSV (Google Contacts offers Google CSV) and import that.",
    },
    {
        looksLike: (head) => /^\s*(\[\s*\{|\{\s*")/.test(text(head)),
        say: "This is JSON, not CSV. Export the leads as CSV and import that.",
    },
    {
        looksLike: isMostlyControls,
        say: "This is not a text file. Export the leads as CSV and import that.",
    },
];
/**
 * Refuses what is plainly no CSV, by the first bytes of an 8-bit file.
 * Throws AppError `invalid_input` that names the kind of file and the next step.
 */
export function refuseNonCsv(head) {
    const kind = OTHER_KINDS.find(({ looksLike }) => looksLike(head));
    if (kind)
        throw new AppError("invalid_input", { field: "file", say: kind.say });
}
const SAMPLE_BYTES = 4096;
function text(head) {
    return head.toString("latin1", 0, SAMPLE_BYTES).replace(/^\xef\xbb\xbf/, "");
}
function startsWith(head, signature) {
    return head.toString("latin1", 0, signature.length) === signature;
}
/** A tenth: stray NULs and controls occur in real exports, and are removed later. */
function isMostlyControls(head) {
    const sample = head.subarray(0, SAMPLE_BYTES);
    let controls = 0;
    for (const byte of sample) {
        if (byte < 0x09 || (byte > 0x0d && byte < 0x20))
            controls += 1;
    }
    return controls > sample.length / 10;
}
//# sourceMappingURL=refuse-non-csv.js.map