/** Tells UTF-16 from 8-bit text by the byte order mark, or else by the zero bytes of a Latin header. */
export function detectEncoding(head) {
    if (startsWith(head, [0xef, 0xbb, 0xbf]))
        return { encoding: "utf-8", bomLength: 3 };
    if (startsWith(head, [0xff, 0xfe]))
        return { encoding: "utf-16le", bomLength: 2 };
    if (startsWith(head, [0xfe, 0xff]))
        return { encoding: "utf-16be", bomLength: 2 };
    if (hasZeroBytesAt(head, 1))
        return { encoding: "utf-16le", bomLength: 0 };
    if (hasZeroBytesAt(head, 0))
        return { encoding: "utf-16be", bomLength: 0 };
    return { encoding: "utf-8", bomLength: 0 };
}
function startsWith(head, bytes) {
    return bytes.every((byte, at) => head[at] === byte);
}
const SAMPLE_UNITS = 8;
/** Only the first letters count: later cells may be in any script, a header rarely is. */
function hasZeroBytesAt(head, offset) {
    const units = Math.min(SAMPLE_UNITS, Math.floor(head.length / 2));
    let latin = 0;
    for (let unit = 0; unit < units; unit += 1) {
        const high = head[unit * 2 + offset];
        const low = head[unit * 2 + 1 - offset];
        if (high === 0 && low !== 0)
            latin += 1;
    }
    return units >= 4 && latin >= units * 0.75;
}
//# sourceMappingURL=detect-encoding.js.map