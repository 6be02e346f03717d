import { randomBytes } from "node:crypto";
import { AppError } from "../errors.js";
/** Reads `id:base64,id:base64`; the first is active. Throws `misconfigured` naming the bad part. */
export function parseKeyRing(text) {
    const entries = text.split(",").map((part) => {
        const [id = "", encoded = ""] = part.trim().split(":", 2);
        const key = Buffer.from(encoded, "base64");
        if (!/^[\w-]{1,40}$/.test(id) || key.length !== 32) {
            throw new AppError("misconfigured", {
                say: `CREDENTIALS_KEYS: the entry "${id}" is not id:base64 of 32 bytes.`,
                field: "CREDENTIALS_KEYS",
                next: "Make a key with: node -e \"console.log('k1:'+require('crypto').randomBytes(32).toString('base64'))\"",
            });
        }
        return [id, key];
    });
    const [first] = entries;
    if (!first)
        throw new AppError("misconfigured", {
            say: "CREDENTIALS_KEYS is empty.",
            field: "CREDENTIALS_KEYS",
        });
    return { active: first[0], keys: new Map(entries) };
}
/** A fresh ring in the form CREDENTIALS_KEYS takes. */
export function generateKeyRing() {
    return `k1:${randomBytes(32).toString("base64")}`;
}
//# sourceMappingURL=key-ring.js.map