import { SlackApiError } from "./slack-api-error.js";
/** Arguments that a form carries as JSON text. */
const STRUCTURED = new Set(["attachments", "blocks", "files", "metadata", "view"]);
/** The arguments of a Web API call, from a JSON body or a form. Throws `invalid_json` and the like. */
export function readArguments(contentType, body) {
    if (contentType.includes("application/json"))
        return asRecord(parse(body, "invalid_json"));
    const args = {};
    for (const [name, value] of new URLSearchParams(body)) {
        args[name] = STRUCTURED.has(name) ? parse(value, refusalOf(name)) : value;
    }
    return args;
}
function parse(text, refusal) {
    const parsed = tryParse(text);
    if (parsed === undefined)
        throw new SlackApiError(refusal);
    return parsed;
}
function tryParse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function refusalOf(name) {
    if (name === "blocks")
        return "invalid_blocks_format";
    return name === "metadata" ? "invalid_metadata_format" : "invalid_arguments";
}
function asRecord(value) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        return value;
    }
    throw new SlackApiError("json_not_object");
}
//# sourceMappingURL=read-arguments.js.map