/** A broken rule of Block Kit in Slack's words, with the place as a JSON pointer. */
export function explainIssue(issue, root, value) {
    const pointer = [root, ...issue.path].join("/");
    return `${wording(issue, value)} [json-pointer:${shown(issue, pointer)}]`;
}
function wording(issue, value) {
    switch (issue.code) {
        case "too_big":
            return issue.origin === "string"
                ? `must be less than ${Number(issue.maximum) + 1} characters`
                : `no more than ${issue.maximum} items allowed`;
        case "too_small":
            return issue.origin === "string"
                ? `must be more than ${Number(issue.minimum) - 1} characters`
                : `must provide at least ${issue.minimum} items`;
        case "unrecognized_keys":
            return `invalid additional property: ${issue.keys.join(", ")}`;
        case "invalid_union":
            return `unsupported type: ${String(at(value, issue.path))}`;
        case "invalid_type":
            return at(value, issue.path) === undefined
                ? `missing required field: ${String(issue.path.at(-1))}`
                : `must be a valid ${issue.expected}`;
        default:
            return issue.message;
    }
}
/** A missing field is reported at the object that lacks it. */
function shown(issue, pointer) {
    const missing = issue.code === "invalid_type" && issue.path.length > 0;
    return missing ? pointer.slice(0, pointer.lastIndexOf("/")) : pointer;
}
function at(value, path) {
    let place = value;
    for (const key of path) {
        if (typeof place !== "object" || place === null)
            return undefined;
        place = place[key];
    }
    return place;
}
//# sourceMappingURL=explain-issue.js.map