import { z } from "zod";
/**
 * Keeps an answer's part checked in full here, but listed only as a described object or list: the whole
 * list of tools is read by a model before every task, the inner fields of one answer are not.
 */
export function inBrief(schema, description) {
    return schema.meta({ description, brief: true });
}
/**
 * The JSON Schema of a tool's input or output, as small as it can be: no `$ref`, no `$schema` (2020-12
 * is the protocol's own dialect), no regular expression where a format says it, no text lengths (they are
 * checked on arrival, and the error names the field).
 */
export function toolSchema(schema, io) {
    const override = ({ jsonSchema, path, }) => {
        trim(jsonSchema);
        if (io === "output")
            loosen(jsonSchema);
        else if (path.length > 0)
            delete jsonSchema.additionalProperties;
    };
    const made = z.toJSONSchema(schema, { io, reused: "inline", override });
    delete made.$schema;
    return made;
}
function trim(schema) {
    if (schema.format !== undefined)
        delete schema.pattern;
    if (schema.minimum === Number.MIN_SAFE_INTEGER)
        delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER)
        delete schema.maximum;
    for (const key of ["propertyNames", "minLength", "maxLength"])
        delete schema[key];
    if (schema.brief !== true)
        return;
    for (const key of ["brief", "properties", "required", "additionalProperties"])
        delete schema[key];
    if (schema.type === "array")
        schema.items = { type: "object" };
}
/**
 * An error answers with other fields, answers may gain fields later, and empty fields are left out, while
 * clients check every answer against this schema: so it requires nothing and forbids nothing.
 */
function loosen(schema) {
    delete schema.required;
    delete schema.additionalProperties;
}
//# sourceMappingURL=tool-schema.js.map