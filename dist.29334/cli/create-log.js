import pino from "pino";
/** Anything that looks like a secret, wherever in a line it stands. */
const SECRETS = /(ya29\.|1\/\/|xox[a-z]-|sk-|eyJ|Bearer\s+|v1\.)[\w.~+/=-]{12,}|(?<=:\/\/[^\s:/@]*:)[^\s@/]+(?=@)/g;
/** JSON lines on stderr, so that stdout stays free for results and for MCP. Secrets are blanked out. */
export function createLog(level) {
    return pino({ level, base: null, hooks: { streamWrite: (line) => line.replace(SECRETS, "[secret]") } }, pino.destination({ dest: 2, sync: true }));
}
//# sourceMappingURL=create-log.js.map