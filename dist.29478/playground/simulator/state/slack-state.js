import { randomBytes } from "node:crypto";
/** An empty Slack on the given clock; `publicUrl` is where the app reaches it, without a slash. */
export function createSlackState(now, publicUrl) {
    const listeners = new Set();
    return {
        teams: new Map(),
        people: new Map(),
        channels: new Map(),
        messages: new Map(),
        ephemerals: [],
        modals: new Map(),
        homes: new Map(),
        files: new Map(),
        uploads: new Map(),
        triggers: new Map(),
        conditions: { deliver_twice: false, slow_ms: 0 },
        now,
        publicUrl,
        nextTs: countingTs(now),
        announce(change) {
            for (const listener of [...listeners])
                listener(change);
        },
        subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
    };
}
/** The key of a thing that belongs to one team. */
export function keyOf(team, id) {
    return `${team}:${id}`;
}
/** An id of Slack's shape: a letter and ten capitals or digits. */
export function newSlackId(letter) {
    return letter + randomBytes(8).toString("hex").toUpperCase().slice(0, 10);
}
/** Slack's timestamps are ids too: unique per channel and growing, even when the clock stands still. */
function countingTs(now) {
    let last = 0n;
    return () => {
        const micros = BigInt(now().getTime()) * 1000n;
        last = micros > last ? micros : last + 1n;
        return `${last / 1000000n}.${String(last % 1000000n).padStart(6, "0")}`;
    };
}
//# sourceMappingURL=slack-state.js.map