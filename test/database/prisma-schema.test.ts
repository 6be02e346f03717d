import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Prisma } from "../../src/core/db/generated/client.ts";
import { type Database, openDatabase } from "../../src/core/db/open-database.ts";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { readPrismaSchema } from "./read-prisma-schema.ts";
import { buildSampleWorld } from "./sample-world.ts";

const models = readPrismaSchema(
  await readFile(new URL("../../prisma/schema.prisma", import.meta.url), "utf8"),
);

let database: FreshDatabase;
let db: pg.Client;
let client: Database;

beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.ownerUrl });
  await db.connect();
  await buildSampleWorld(db);
  client = openDatabase({ url: database.ownerUrl, poolSize: 2 });
});
afterAll(async () => {
  await client.close();
  await db.end();
  await database.drop();
});

test("the schema has a model for every table, and the generated client has the same models", async () => {
  const { rows } = await db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
  );
  expect(models.map(({ table }) => table).sort()).toEqual(rows.map(({ name }) => name).sort());
  expect(Object.keys(Prisma.ModelName).sort()).toEqual(models.map(({ name }) => name).sort());
});

describe.each(models)("$name", ({ name, sentence, table, columns, keys, foreign_keys }) => {
  test("says in a sentence what a row is", () => {
    expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
  });

  test("has the table's columns with their types, nullability and defaults", async () => {
    expect(columns).toEqual(await columnsOf(table));
  });

  // Partial indexes cannot be written in a schema.
  test("has the table's keys and whole indexes", async () => {
    expect([...keys].sort()).toEqual(await keysOf(table));
  });

  test("has the table's foreign keys", async () => {
    expect([...foreign_keys].sort()).toEqual(await foreignKeysOf(table));
  });

  test("can be read through the generated client", async () => {
    const row = await delegateOf(name).findFirst({});
    const readable = columns.filter((column) => !column.includes("Unsupported"));
    expect(Object.keys(row ?? {})).toEqual(readable.map((column) => column.split(" ")[0]));
  });
});

type Delegate = { findFirst(query: object): Promise<object | null> };

function delegateOf(model: string): Delegate {
  const property = model.charAt(0).toLowerCase() + model.slice(1);
  return (client.prisma as unknown as Record<string, Delegate>)[property] as Delegate;
}

type Column = {
  name: string;
  type: string;
  nullable: boolean;
  preset: string | null;
  made: string;
};

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await db.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
       pg_get_expr(d.adbin, d.adrelid) as preset, a.attidentity::text || a.attgenerated::text as made
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  );
  return rows.map((row) => {
    const [type, native] = typeOf(row);
    return [row.name, type, native, defaultOf(row)].filter(Boolean).join(" ");
  });
}

const TYPES: Record<string, [type: string, native?: string]> = {
  text: ["String"],
  uuid: ["String", "@db.Uuid"],
  integer: ["Int"],
  bigint: ["BigInt"],
  real: ["Float", "@db.Real"],
  boolean: ["Boolean"],
  jsonb: ["Json"],
  bytea: ["Bytes"],
  date: ["DateTime", "@db.Date"],
  "timestamp with time zone": ["DateTime", "@db.Timestamptz(6)"],
  interval: ['Unsupported("interval")'],
};

function typeOf({ type, nullable }: Column): [string, string | undefined] {
  const [name, native] = TYPES[type.replace("[]", "")] ?? [`unknown ${type}`];
  const suffix = type.endsWith("[]") ? "[]" : nullable ? "?" : "";
  return [`${name}${suffix}`, native];
}

/** As the schema spells it: known functions and literals as such, all else only as "the database makes it". */
function defaultOf({ preset, made, type }: Column): string | null {
  if (made === "a") return "@default(autoincrement())";
  if (preset === null) return null;
  if (made === "s") return "@default(dbgenerated())";
  if (preset === "now()") return "@default(now())";
  if (preset === "gen_random_uuid()") return '@default(dbgenerated("gen_random_uuid()"))';
  if (type.endsWith("[]") && preset.startsWith("'{}'")) return "@default([])";
  if (/^(\d+|true|false)$/.test(preset)) return `@default(${preset})`;
  const text = preset.match(/^'(.*)'::(text|jsonb)$/)?.[1];
  return text === undefined ? "@default(dbgenerated())" : `@default("${text}")`;
}

async function keysOf(table: string): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    `select case
         when i.indisprimary then format('@@id([%s])', columns)
         else format('@@%s([%s], map: "%s")', case when i.indisunique then 'unique' else 'index' end, columns, c.relname)
       end as key
     from pg_index i join pg_class c on c.oid = i.indexrelid
     cross join lateral (
       select string_agg(a.attname || case when o.option & 1 = 1 then '(sort: Desc)' else '' end, ', ' order by place)
         as columns
       from unnest(i.indkey::int2[], i.indoption::int2[]) with ordinality as o (attnum, option, place)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = o.attnum
     ) listed
     where i.indrelid = $1::regclass and i.indpred is null`,
    [table],
  );
  return rows.map(({ key }) => key).sort();
}

/** Prisma cannot say "set null in one column of the key"; NoAction leaves that to the database. */
async function foreignKeysOf(table: string): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    `select format('%s: [%s] -> %s [%s], onDelete: %s', k.conname, string_agg(a.attname, ', ' order by place),
         k.confrelid::regclass, string_agg(b.attname, ', ' order by place),
         case k.confdeltype when 'c' then 'Cascade' when 'n' then 'NoAction' else 'none' end) as key
     from pg_constraint k
     cross join lateral unnest(k.conkey, k.confkey) with ordinality as pair (mine, theirs, place)
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
     join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
     where k.contype = 'f' and k.conrelid = $1::regclass
     group by k.oid, k.conname, k.confrelid, k.confdeltype`,
    [table],
  );
  return rows.map(({ key }) => key).sort();
}
