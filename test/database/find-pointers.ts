import type pg from "pg";

/** A column by which one row points at another of the same tenant. */
export type Pointer = { table: string; column: string; target: string };

/** Every column of a foreign key, but for those that name the user. */
export async function findPointers(db: pg.ClientBase): Promise<Pointer[]> {
  const { rows } = await db.query<Pointer>(
    `select c.relname as table, a.attname as column, t.relname as target
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
     where k.contype = 'f' and t.relname <> 'users' and a.attname <> 'user_id' order by 1, 2`,
  );
  if (rows.length < 15) throw new Error("the foreign keys could not be read");
  return rows;
}
