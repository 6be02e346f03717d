const PATIENCE_MS = 10_000;
/** Resolves with the first value of `read`, tried now and after every change; rejects after 10 s. */
export function waitFor(state, read, what = "what was expected") {
    const already = read();
    if (already !== undefined)
        return Promise.resolve(already);
    return new Promise((resolve, reject) => {
        const stop = state.subscribe(() => {
            const value = read();
            if (value === undefined)
                return;
            finish();
            resolve(value);
        });
        const timer = setTimeout(() => {
            finish();
            reject(new Error(`Slack never showed ${what}`));
        }, PATIENCE_MS);
        function finish() {
            clearTimeout(timer);
            stop();
        }
    });
}
//# sourceMappingURL=wait-for.js.map