import { tools } from "./tools.js";
/** The scope that a JSON-RPC message (or a batch) needs and the caller lacks; null when nothing is missing. */
export function missingScope(message, actor) {
    const messages = Array.isArray(message) ? message : [message];
    for (const one of messages) {
        const call = one;
        if (call?.method !== "tools/call")
            continue;
        const tool = tools.find(({ name }) => name === call.params?.name);
        if (tool && !actor.may.includes(tool.scope))
            return tool.scope;
    }
    return null;
}
//# sourceMappingURL=missing-scope.js.map