import { readHeaderBlock } from "./header-block.js";
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_LINES = 200_000;
const LINE_FEED = 10;
/**
 * The part of a raw message that is worth reading: at most 10 MB and 200,000 lines. A million empty
 * lines cost a MIME parser far more memory than their bytes, so lines are counted too.
 */
export function capMail(raw) {
    const end = capLines(raw.subarray(0, MOST_BYTES));
    return { bytes: withoutFlowed(raw.subarray(0, end)), cut: end < raw.length };
}
/** Bytes as text: UTF-8, or Windows-1252 where the bytes cannot be UTF-8. */
export function decodeBytes(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        return new TextDecoder("windows-1252").decode(bytes);
    }
}
/** Header fields and undecoded body of a message, read by the simplest rule: the first empty line. */
export function splitRawMail(bytes) {
    const text = decodeBytes(bytes.subarray(0, 1024 * 1024));
    const gap = /\r?\n\r?\n/.exec(text);
    const headerEnd = gap ? gap.index : text.length;
    return {
        headers: readHeaderBlock(text.slice(0, headerEnd)),
        body: gap ? text.slice(headerEnd + gap[0].length) : "",
    };
}
function capLines(bytes) {
    let lines = 0;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
        lines += 1;
        if (lines === MOST_LINES)
            return at + 1;
    }
    return bytes.length;
}
/**
 * Hides `format=flowed` (RFC 3676) from the parser, whose unwrapping glues an answer to the quoted
 * line above it. Only the length-preserving word is changed, and only in a copy.
 */
function withoutFlowed(bytes) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const places = [...text.matchAll(/format="?flowed/gi)];
    if (places.length === 0)
        return bytes;
    const copy = Uint8Array.from(bytes);
    for (const place of places) {
        const end = place.index + place[0].length;
        copy.set(Buffer.from("fixed_"), end - "fixed_".length);
    }
    return copy;
}
//# sourceMappingURL=raw-bytes.js.map