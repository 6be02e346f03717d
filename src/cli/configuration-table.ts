import { variables } from "../config.ts";

/** The README's table of variables, in Markdown; a test holds the README to it. */
export function configurationTable(): string {
  const rows = Object.entries(variables).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    const fallback = parsed.success && parsed.data !== undefined ? `\`${parsed.data}\`` : "";
    return `| \`${name}\` | ${fallback} | ${schema.description ?? ""} |`;
  });
  return ["| variable | default | for |", "|---|---|---|", ...rows].join("\n");
}
