import { z } from "zod";
/**
 * The schema of a change of some fields: all optional, none with a default. `.partial()` will not do:
 * it fills in the defaults, so a change of one field would silently reset all the others.
 */
export function changeOf(schema) {
    const fields = Object.entries(schema.shape).map(([name, field]) => {
        const bare = field instanceof z.ZodDefault ? field.unwrap() : field;
        const optional = z.optional(bare);
        const { description } = field;
        return [name, description ? optional.describe(description) : optional];
    });
    return z.object(Object.fromEntries(fields));
}
//# sourceMappingURL=change-of.js.map