import { LogLevel } from "@slack/bolt";
/** Bolt's and the Web API client's own words in our log; debug output is dropped, it holds payloads. */
export function boltLogger(log) {
    const words = (parts) => parts.map(String).join(" ");
    return {
        debug: () => undefined,
        info: (...parts) => log.debug({}, words(parts)),
        warn: (...parts) => log.warn({}, words(parts)),
        error: (...parts) => log.error({}, words(parts)),
        setLevel: () => undefined,
        getLevel: () => LogLevel.INFO,
        setName: () => undefined,
    };
}
//# sourceMappingURL=bolt-logger.js.map