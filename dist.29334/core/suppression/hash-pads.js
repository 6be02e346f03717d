/** The block of SHA-256 in bytes (RFC 2104, section 2). */
const BLOCK = 64;
/**
 * The key of `suppressionHash` in the two forms that HMAC uses it in (RFC 2104), so that PostgreSQL can
 * hash whole columns with its own sha256: sha256(outer || sha256(inner || text)).
 */
export function hashPads(linkKey) {
    const key = Buffer.alloc(BLOCK);
    const written = Buffer.from(linkKey, "utf8");
    if (written.length > BLOCK)
        throw new Error("the link key is longer than one block");
    written.copy(key);
    return { inner: key.map((byte) => byte ^ 0x36), outer: key.map((byte) => byte ^ 0x5c) };
}
//# sourceMappingURL=hash-pads.js.map