import { createHmac } from "node:crypto";
/** The key of this installation for hashing suppressed values and signing links; never retired. */
export async function readLinkKey(tx) {
    const [row] = await tx.$queryRaw `select dispatch.link_key() as key`;
    if (!row)
        throw new Error("the installation row is missing");
    return row.key;
}
/** HMAC-SHA256 in hex over scope and the value in lower case: comparable, yet not readable. */
export function suppressionHash(linkKey, scope, value) {
    return createHmac("sha256", linkKey)
        .update(`${scope}:${value.trim().toLowerCase()}`)
        .digest("hex");
}
//# sourceMappingURL=value-hash.js.map