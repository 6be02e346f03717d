import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/setup/fresh-database.ts";
import type { Identity } from "./find-identity.ts";
import { mentionPatterns } from "./mention-patterns.ts";

let database: FreshDatabase;
let db: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.appUrl });
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const LEAD = "0ada0000-0000-4000-8000-00000000e001";
const ann: Identity = {
  lead_ids: [LEAD],
  names: ["Ann Lee", "Val"],
  addresses: ["ann@acme.example"],
  aliases: ['"a b"@home.example'],
  profiles: ["https://www.linkedin.com/in/ann"],
  step_ids: [],
  message_ids: [],
  thread_ids: [],
};

it.each([
  "Ann@ACME.example",
  "<mailto:ann@acme.example|ann@acme.example>",
  "Write to ann@acme.example.",
  "line\nann@acme.example",
  'said "a b"@home.example',
  "see https://www.linkedin.com/in/ann, please",
  `lead ${LEAD}`,
])("finds in a document the one who is meant by %j", async (text) => {
  expect(await finds("exact", JSON.stringify({ text }))).toBe(true);
});

it.each([
  "joann@acme.example",
  "jo.ann@acme.example",
  "jo+ann@acme.example",
  "line\njoann@acme.example",
  "ann@acme.example.org",
  "ann@acme.example-two.org",
  "annXacme.example",
  "https://www.linkedin.com/in/ann-lee",
  "https://www.linkedin.com/in/ann%C3%A9",
])("takes nobody else for them in %j", async (text) => {
  expect(await finds("exact", JSON.stringify({ text }))).toBe(false);
});

it("finds a name as whole words only", async () => {
  expect(await finds("names", "ann  lee wrote.")).toBe(true);
  expect(await finds("names", "Joann Lee wrote to Ann Leeds.")).toBe(false);
  expect(await finds("names", "Val wrote.")).toBe(false);
  expect(await finds("words", "(Val) wrote.", "~")).toBe(true);
  expect(await finds("words", "approVal: Value, val", "~")).toBe(false);
});

it("finds a name in a document where it is all of a value", async () => {
  expect(await finds("values", '{"name": "Val"}', "~")).toBe(true);
  expect(await finds("values", '["Ann Lee"]', "~")).toBe(true);
  expect(await finds("values", '{"Val": 1, "a": "Val wrote", "b": "a \\"Val\\" b"}', "~")).toBe(
    false,
  );
});

it("finds nothing where there is nothing to look for", async () => {
  const nobody = { ...ann, lead_ids: [], names: [], addresses: [], aliases: [], profiles: [] };
  for (const pattern of Object.values(mentionPatterns(nobody))) {
    const { rows } = await db.query("select $1 ~* $2 or '' ~* $2 as found", ["anything", pattern]);
    expect(rows).toEqual([{ found: false }]);
  }
});

async function finds(
  kind: keyof ReturnType<typeof mentionPatterns>,
  text: string,
  operator = "~*",
): Promise<boolean> {
  const { rows } = await db.query(`select $1::text ${operator} $2 as found`, [
    text,
    mentionPatterns(ann)[kind],
  ]);
  return rows[0].found;
}
