/**
 * The same bytes in blocks of exactly `size` (the last may be shorter, none is empty), so that what
 * is guessed from a block never depends on how the network or the disk cut the file.
 */
export async function* readBlocks(input, size) {
    let parts = [];
    let held = 0;
    for await (const chunk of input) {
        let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        while (held + rest.length >= size) {
            const cut = size - held;
            yield Buffer.concat([...parts, rest.subarray(0, cut)]);
            rest = rest.subarray(cut);
            parts = [];
            held = 0;
        }
        if (rest.length > 0)
            parts.push(rest);
        held += rest.length;
    }
    if (held > 0)
        yield Buffer.concat(parts);
}
//# sourceMappingURL=read-blocks.js.map