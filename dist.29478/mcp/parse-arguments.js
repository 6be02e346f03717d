import { AppError } from "../core/errors.js";
/** The arguments as the tool takes them; throws `invalid_input` that names the field at fault. */
export function parseArguments(schema, args) {
    let parsed = schema.safeParse(args ?? {});
    if (!parsed.success)
        parsed = schema.safeParse(unquoted(args, parsed.error.issues));
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    if (issue?.code === "unrecognized_keys")
        throw unknownArgument(schema, issue);
    const field = issue?.path.join(".") ?? "";
    const missing = issue?.code === "invalid_type" && issue.message.endsWith("received undefined");
    throw new AppError("invalid_input", {
        say: missing ? `${field} is missing.` : `${field || "arguments"}: ${issue?.message}`,
        field,
    });
}
function unknownArgument(schema, issue) {
    const field = [...issue.path, issue.keys[0]].join(".");
    const known = issue.path.length === 0 ? ` Known: ${Object.keys(schema.shape).join(", ")}.` : "";
    return new AppError("invalid_input", {
        say: "There is no such argument.",
        field,
        next: `Leave it out or correct its name.${known}`,
    });
}
/** Some clients send an object or list argument as a string of JSON; that is taken for what it means. */
function unquoted(args, issues) {
    const copy = { ...args };
    for (const issue of issues) {
        const [key] = issue.path;
        if (issue.path.length !== 1 || issue.code !== "invalid_type")
            continue;
        if (issue.expected !== "object" && issue.expected !== "array")
            continue;
        copy[String(key)] = asJson(copy[String(key)]);
    }
    return copy;
}
function asJson(value) {
    if (typeof value !== "string")
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        return value;
    }
}
//# sourceMappingURL=parse-arguments.js.map