import { timingSafeEqual } from "node:crypto";
import { AppError } from "../../core/errors.js";
/** The header in which the page sends the key of the address that start printed. */
export const KEY_HEADER = "x-playground-key";
/**
 * Refuses a request that names another host, so that a web page elsewhere cannot reach the playground
 * through a DNS name that points here. The names allowed are those of loopback, with our own port.
 */
export function guardHost(req, extra) {
    const host = req.headers.host ?? "";
    if (allowedHosts(req, extra).includes(host))
        return;
    throw new AppError("not_allowed", {
        say: "The playground answers on localhost only. Open the address that `sdr start` printed.",
        field: "host",
    });
}
/** Refuses a write that comes from another page, or that a plain form could have sent. */
export function guardWrite(req) {
    if (req.headers.origin !== `http://${req.headers.host}`) {
        throw new AppError("not_allowed", {
            say: "This request came from another page and was not carried out.",
            field: "origin",
        });
    }
    if (!/^application\/json\s*(;|$)/i.test(req.headers["content-type"] ?? "")) {
        throw new AppError("invalid_input", {
            say: "The playground takes JSON only.",
            field: "content-type",
        });
    }
}
/** Refuses a request without the key: only who can read start's output may act as a person. */
export function guardKey(given, key) {
    if (typeof given === "string" && isSame(given, key))
        return;
    throw new AppError("not_allowed", {
        say: "This needs the key in the address that `sdr start` printed. Open that address.",
        field: "key",
    });
}
function allowedHosts(req, extra) {
    const port = req.socket.localPort;
    const ours = ["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}:${port}`);
    return [...ours, ...extra];
}
function isSame(given, key) {
    const [a, b] = [Buffer.from(given), Buffer.from(key)];
    return a.length === b.length && timingSafeEqual(a, b);
}
//# sourceMappingURL=guard-request.js.map