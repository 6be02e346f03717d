import { isAscii, isUtf8 } from "node:buffer";
import { decodeWindows1252 } from "./decode-windows-1252.js";
import { detectEncoding } from "./detect-encoding.js";
import { readBlocks } from "./read-blocks.js";
import { refuseNonCsv } from "./refuse-non-csv.js";
const BLOCK_BYTES = 128 * 1024;
/**
 * Turns a file in UTF-8, UTF-16 or Windows-1252 into blocks of UTF-8, holding one block at a time.
 * Throws AppError `invalid_input` for a file that is plainly no CSV.
 */
export async function* toUtf8Blocks(input) {
    let transcoder;
    for await (const block of readBlocks(input, BLOCK_BYTES)) {
        if (transcoder) {
            yield transcoder.write(block);
            continue;
        }
        const { encoding, bomLength } = detectEncoding(block);
        if (encoding === "utf-8")
            refuseNonCsv(block);
        transcoder = encoding === "utf-8" ? eightBitTranscoder() : utf16Transcoder(encoding);
        yield transcoder.write(block.subarray(bomLength));
    }
    if (transcoder)
        yield transcoder.end();
}
function utf16Transcoder(encoding) {
    const decoder = new TextDecoder(encoding);
    const toBlock = (text) => {
        return { bytes: withoutNul(Buffer.from(text)), encoding };
    };
    return {
        write: (block) => toBlock(decoder.decode(block, { stream: true })),
        end: () => toBlock(decoder.decode()),
    };
}
/**
 * Takes the file for UTF-8, and settles the question at the first block that is not ASCII: until
 * then both readings are the same bytes, so nothing already handed on can turn out wrong.
 */
function eightBitTranscoder() {
    let encoding = "utf-8";
    let settled = false;
    let tail = Buffer.alloc(0);
    const convert = (bytes) => {
        if (!settled && !isAscii(bytes)) {
            encoding = readsAsUtf8(bytes) ? "utf-8" : "windows-1252";
            settled = true;
        }
        return { bytes: withoutNul(toUtf8(bytes, encoding)), encoding };
    };
    return {
        write: (block) => {
            const bytes = tail.length > 0 ? Buffer.concat([tail, block]) : block;
            const whole = encoding === "utf-8" ? wholeCharactersLength(bytes) : bytes.length;
            tail = bytes.subarray(whole);
            return convert(bytes.subarray(0, whole));
        },
        end: () => convert(tail),
    };
}
function toUtf8(bytes, encoding) {
    if (isAscii(bytes))
        return bytes;
    if (encoding === "windows-1252")
        return Buffer.from(decodeWindows1252(bytes));
    return isUtf8(bytes) ? bytes : Buffer.from(bytes.toString("utf8"));
}
/** A UTF-8 file with a broken character stays UTF-8; in Windows-1252 nearly every accent is broken. */
function readsAsUtf8(bytes) {
    if (isUtf8(bytes))
        return true;
    const text = bytes.toString("utf8");
    const broken = text.split("\ufffd").length - 1;
    const accented = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
    return accented > broken;
}
/** Length up to a character that the next block completes (RFC 3629: four bytes at most). */
function wholeCharactersLength(bytes) {
    const tail = bytes.subarray(-3);
    const lead = tail.findLastIndex((byte) => byte >= 0xc0);
    if (lead === -1)
        return bytes.length;
    const held = tail.length - lead;
    return sequenceLength(tail[lead] ?? 0) > held ? bytes.length - held : bytes.length;
}
function sequenceLength(leadByte) {
    if (leadByte >= 0xf0)
        return 4;
    return leadByte >= 0xe0 ? 3 : 2;
}
function withoutNul(bytes) {
    if (!bytes.includes(0))
        return bytes;
    return Buffer.from(bytes.filter((byte) => byte !== 0));
}
//# sourceMappingURL=to-utf8-blocks.js.map