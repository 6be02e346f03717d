import { createHmac, timingSafeEqual } from "node:crypto";
import { suppressionHash } from "./value-hash.js";
const MAC_BYTES = 16;
/** A self-contained token: ids and address hash under a MAC. Opaque, needs no login, never expires. */
export function unsubscribeToken(linkKey, who) {
    const hash = suppressionHash(linkKey, "address", who.address);
    const body = Buffer.from([who.user_id, who.lead_id].join("").replaceAll("-", "") + hash, "hex");
    return Buffer.concat([body, mac(linkKey, body)]).toString("base64url");
}
/** The claim of a token, or null when we did not make it. */
export function readUnsubscribeToken(linkKey, token) {
    const bytes = Buffer.from(token, "base64url");
    if (bytes.length !== 64 + MAC_BYTES)
        return null;
    const body = bytes.subarray(0, 64);
    if (!timingSafeEqual(bytes.subarray(64), mac(linkKey, body)))
        return null;
    const hex = body.toString("hex");
    return {
        user_id: asUuid(hex.slice(0, 32)),
        lead_id: asUuid(hex.slice(32, 64)),
        address_hash: hex.slice(64),
    };
}
function mac(linkKey, body) {
    return createHmac("sha256", `unsubscribe:${linkKey}`)
        .update(body)
        .digest()
        .subarray(0, MAC_BYTES);
}
function asUuid(hex) {
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
//# sourceMappingURL=unsubscribe-token.js.map