import { hash } from "node:crypto";
export function digestOf(key) {
    const bytes = hash("sha256", key, "buffer");
    return { low: bytes.readUInt32LE(0), high: bytes.readUInt32LE(4) };
}
const FIRST_CAPACITY = 1024;
/**
 * A hash table of digests, 24 to 48 bytes a key, so that a million rows cost megabytes and not the
 * file. Two different ones of a million keys look equal in one of thirty million such files.
 */
export function createDigestTable() {
    let slots = createSlots(FIRST_CAPACITY);
    let size = 0;
    return {
        rowOf: (digest) => slots.rows[findSlot(slots, digest)] || null,
        add: (digest, row) => {
            if (size * 2 >= slots.rows.length)
                slots = grow(slots);
            if (put(slots, digest, row))
                size += 1;
        },
    };
}
function createSlots(capacity) {
    return {
        low: new Uint32Array(capacity),
        high: new Uint32Array(capacity),
        rows: new Uint32Array(capacity),
    };
}
/** Linear probing; capacities are powers of two, and half of the slots stay free. */
function findSlot(slots, { low, high }) {
    const mask = slots.rows.length - 1;
    let slot = low & mask;
    while (slots.rows[slot] !== 0 && (slots.low[slot] !== low || slots.high[slot] !== high)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}
function put(slots, digest, row) {
    const slot = findSlot(slots, digest);
    if (slots.rows[slot] !== 0)
        return false;
    slots.low[slot] = digest.low;
    slots.high[slot] = digest.high;
    slots.rows[slot] = row;
    return true;
}
function grow(old) {
    const slots = createSlots(old.rows.length * 2);
    for (const [slot, row] of old.rows.entries()) {
        if (row !== 0)
            put(slots, { low: old.low[slot] ?? 0, high: old.high[slot] ?? 0 }, row);
    }
    return slots;
}
//# sourceMappingURL=digest-table.js.map