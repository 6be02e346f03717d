const MOST_LINES = 2_000;
const MOST_VALUE = 16_000;
/**
 * Reads one block of header-like lines (RFC 5322, section 2.2) up to the first empty line.
 * Lines that are no field are passed over; sizes are capped, so any input is safe.
 */
export function readHeaderBlock(block) {
    const headers = new Map();
    let open = null;
    for (const line of block.split(/\r?\n|\r/, MOST_LINES)) {
        if (line.trim() === "")
            break;
        if (/^[ \t]/.test(line)) {
            if (open && open.value.length < MOST_VALUE)
                open.value += ` ${line.trim()}`;
            continue;
        }
        if (open)
            addHeader(headers, open.name, open.value);
        open = splitField(line);
    }
    if (open)
        addHeader(headers, open.name, open.value);
    return headers;
}
/** The first value of a header, or null. The name is given in lower case. */
export function firstHeader(headers, name) {
    return headers.get(name)?.[0] ?? null;
}
/** Adds one more value under a name; what is too long is cut. */
export function addHeader(headers, name, value) {
    const values = headers.get(name) ?? [];
    values.push(value.slice(0, MOST_VALUE));
    headers.set(name, values);
}
/** The Message-IDs in a header value, angle brackets included, in order (RFC 5322, section 3.6.4). */
export function messageIds(value) {
    if (!value)
        return [];
    const bracketed = value.match(/<[^<>\s]{1,990}>/g);
    if (bracketed)
        return bracketed.slice(0, 200);
    const bare = value.trim();
    return /^[^\s<>]{1,990}@[^\s<>]{1,990}$/.test(bare) ? [`<${bare}>`] : [];
}
function splitField(line) {
    const colon = line.indexOf(":");
    if (colon < 1 || colon > 80)
        return null;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!/^[!-9;-~]+$/.test(name))
        return null;
    return { name, value: line.slice(colon + 1).trim() };
}
//# sourceMappingURL=header-block.js.map