import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../errors.js";
/** AES-256-GCM under the active key: `v1.<key id>.<iv>.<tag>.<ciphertext>`, base64url parts (NIST SP 800-38D). */
export function seal(ring, plain, place) {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", keyOf(ring, ring.active), iv, { authTagLength: 16 });
    cipher.setAAD(placeBytes(place, ring.active));
    const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
    const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"));
    return ["v1", ring.active, ...parts].join(".");
}
/** The secret again; throws `misconfigured` when its key is missing or the value was tampered with. */
export function unseal(ring, sealed, place) {
    const [version, keyId = "", iv = "", tag = "", text = ""] = sealed.split(".");
    const tagBytes = Buffer.from(tag, "base64url");
    if (version !== "v1" || tagBytes.length !== 16)
        throw unreadable("not a sealed value");
    try {
        const key = keyOf(ring, keyId);
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), {
            authTagLength: 16,
        });
        decipher.setAAD(placeBytes(place, keyId));
        decipher.setAuthTag(tagBytes);
        return Buffer.concat([
            decipher.update(Buffer.from(text, "base64url")),
            decipher.final(),
        ]).toString("utf8");
    }
    catch (cause) {
        if (cause instanceof AppError)
            throw cause;
        throw unreadable("authentication failed", cause);
    }
}
function keyOf(ring, id) {
    const key = ring.keys.get(id);
    if (key)
        return key;
    throw new AppError("misconfigured", {
        say: `Stored credentials need the key "${id}", which CREDENTIALS_KEYS does not hold.`,
        next: "Add the old key to CREDENTIALS_KEYS, after the active one.",
    });
}
function placeBytes(place, keyId) {
    return Buffer.from(JSON.stringify(["cred", "v1", place.user_id, place.provider, place.row_id, place.field, keyId]));
}
function unreadable(message, cause) {
    return new AppError("misconfigured", {
        say: "A stored credential cannot be read with the keys of this installation.",
        message,
        next: "Check CREDENTIALS_KEYS, or connect the account again.",
        cause,
    });
}
//# sourceMappingURL=seal.js.map