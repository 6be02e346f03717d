import { z } from "zod";

type ChangeShape<Shape extends z.ZodRawShape> = {
  [Field in keyof Shape]: z.ZodOptional<
    Shape[Field] extends z.ZodDefault<infer Inner> ? Inner : Shape[Field]
  >;
};

/**
 * The schema of a change of some fields: all optional, none with a default. `.partial()` will not do:
 * it fills in the defaults, so a change of one field would silently reset all the others.
 */
export function changeOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): z.ZodObject<ChangeShape<Shape>> {
  const fields = Object.entries(schema.shape).map(([name, field]) => {
    const bare = field instanceof z.ZodDefault ? field.unwrap() : field;
    const optional = z.optional(bare);
    const { description } = field as z.ZodType;
    return [name, description ? optional.describe(description) : optional];
  });
  return z.object(Object.fromEntries(fields)) as never;
}
