/** Repeats a step for as long as it runs; a step that fails is reported and tried again later. */
export function createLoop({ step, idleMs, onError }) {
    let running = false;
    let woken = false;
    let endPause = () => undefined;
    let done = Promise.resolve();
    const pause = () => new Promise((resolve) => {
        const timer = setTimeout(resolve, idleMs);
        endPause = () => {
            clearTimeout(timer);
            resolve();
        };
    });
    async function run() {
        while (running) {
            woken = false;
            const more = await step().catch((error) => {
                onError(error);
                return false;
            });
            if (running && !more && !woken)
                await pause();
        }
    }
    return {
        start() {
            if (running)
                return;
            running = true;
            done = run();
        },
        wake() {
            woken = true;
            endPause();
        },
        async stop() {
            running = false;
            endPause();
            await done;
        },
    };
}
//# sourceMappingURL=loop.js.map