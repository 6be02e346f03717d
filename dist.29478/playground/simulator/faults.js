/** The faults of one simulated Slack, met in the order they were arranged. */
export function createFaults() {
    let waiting = [];
    return {
        add(fault) {
            waiting.push({ fault, left: fault.times ?? 1 });
        },
        clear() {
            waiting = [];
        },
        next(method) {
            const met = waiting.find(({ fault }) => (fault.method ?? method) === method);
            if (!met)
                return undefined;
            met.left -= 1;
            if (met.left <= 0)
                waiting = waiting.filter((each) => each !== met);
            return met.fault;
        },
    };
}
//# sourceMappingURL=faults.js.map