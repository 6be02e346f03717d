/** A model of schema.prisma, each part in one normal spelling that can be compared as text. */
export type PrismaModel = {
  name: string;
  /** The sentence above it. */
  sentence: string | null;
  table: string;
  /** `column Type? @db.Native @default(…)`, without what keys say. */
  columns: string[];
  /** `@@unique([a, b(sort: Desc)], map: "name")`, with keys of single fields in the same form. */
  keys: string[];
  /** `name: [a, b] -> table [c, d], onDelete: Cascade`. */
  foreign_keys: string[];
};

type Field = { name: string; type: string; rest: string };

/**
 * Reads the models of a schema in Prisma's own formatting: one field or attribute a line. A line that is
 * none of these throws, so that nothing escapes the comparison.
 */
export function readPrismaSchema(text: string): PrismaModel[] {
  const bodies = [...text.matchAll(/(?:\/\/\/ (.*)\n)?model (\w+) \{\n([\s\S]*?)\n\}/g)];
  const tables = new Map(bodies.map(([, , name = "", body = ""]) => [name, tableOf(body)]));
  return bodies.map(([, sentence, name = "", body = ""]) => {
    const lines = body
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const fields = lines.filter((line) => !line.startsWith("@@")).map(readField);
    const scalars = fields.filter(({ type }) => !tables.has(type.replace(/\?|\[\]/g, "")));
    return {
      name,
      sentence: sentence ?? null,
      table: tableOf(body),
      columns: scalars.map(columnText),
      keys: [
        ...lines.filter((line) => /^@@(id|unique|index)/.test(line)),
        ...scalars.flatMap(keyOfField),
      ],
      foreign_keys: fields.flatMap((field) => foreignKey(field, tables)),
    };
  });
}

function tableOf(body: string): string {
  const table = body.match(/@@map\("(\w+)"\)/)?.[1];
  if (!table) throw new Error(`a model without @@map: ${body}`);
  return table;
}

function readField(line: string): Field {
  const [, name, type, rest] = line.match(/^(\w+)\s+(\w+(?:\("\w+"\))?(?:\?|\[\])?)\s*(.*)$/) ?? [];
  if (!name || !type) throw new Error(`no field: ${line}`);
  return { name, type, rest: rest ?? "" };
}

function columnText({ name, type, rest }: Field): string {
  const native = rest.match(/@db\.\w+(\(\d+\))?/)?.[0];
  const preset = rest.match(/@default\((?:[^()]|\([^()]*(?:\(\))?[^()]*\))*\)/)?.[0];
  return [name, type, native, preset].filter(Boolean).join(" ");
}

function keyOfField({ name, rest }: Field): string[] {
  const map = rest.match(/@unique\(map: "(\w+)"\)/)?.[1];
  return [
    ...(/@id\b/.test(rest) ? [`@@id([${name}])`] : []),
    ...(map ? [`@@unique([${name}], map: "${map}")`] : []),
  ];
}

function foreignKey({ type, rest }: Field, tables: Map<string, string>): string[] {
  const [, mine, theirs, onDelete, map] =
    rest.match(
      /fields: (\[.*?\]), references: (\[.*?\]), onDelete: (\w+), onUpdate: NoAction, map: "(\w+)"/,
    ) ?? [];
  if (!mine) return [];
  return [
    `${map}: ${mine} -> ${tables.get(type.replace("?", ""))} ${theirs}, onDelete: ${onDelete}`,
  ];
}
