import { type Row, SAMPLE_TABLES, type SampleTable } from "./sample-rows.ts";
import { insertText, literal, type SampleWorld } from "./sample-world.ts";

/** A table as the catalog and the sample world show it. */
export type ProbedTable = {
  name: string;
  primary_key: string[];
  /** A column that the dispatcher may write; any column when there is none. */
  claimed: string;
  rows: { owner: number; other: number; all: number };
};

/** One statement under one identity, and what must come of it. */
export type Probe = { what: string; as: string; sql: string; expected: string };

/** `nobody` has claims that name no user who exists. */
type Stance = "owner" | "other" | "nobody" | "malformed";
type Identity = { name: string; stance: Stance; claims: string | null };
type Scene = { table: ProbedTable; sample: SampleTable; world: SampleWorld };

/** Every command as every identity, with the outcome that the rules of isolation ask for. */
export function isolationProbes(table: ProbedTable, world: SampleWorld): Probe[] {
  const sample = SAMPLE_TABLES[table.name];
  if (!sample) return [];
  const scene = { table, sample, world };
  return [
    ...tenantProbes(scene),
    ...(sample.kind === "closed" ? grantedProbes(scene) : []),
    ...ownerProbes(scene),
    ...dispatcherProbes(scene),
  ];
}

function tenantProbes(scene: Scene): Probe[] {
  return identities(scene).flatMap((identity) =>
    Object.entries(commands(scene, identity.stance)).map(([command, { sql, row }]) => ({
      what: `${command} as ${identity.name}`,
      as: asApp(identity.name === OWNER ? claimsOf(scene, row) : identity.claims),
      sql,
      expected: expectedOutcome(scene, command, identity.stance),
    })),
  );
}

const OWNER = "the owner of the row";

function identities({ world }: Scene): Identity[] {
  return [
    { name: OWNER, stance: "owner", claims: null },
    { name: "another user", stance: "other", claims: subject(world.other.clerk_id) },
    { name: "nobody (no claims)", stance: "nobody", claims: null },
    { name: "nobody (empty claims)", stance: "nobody", claims: "" },
    { name: "nobody (claims without a subject)", stance: "nobody", claims: "{}" },
    { name: "nobody (claims of another shape)", stance: "nobody", claims: "[1]" },
    { name: "a stranger", stance: "nobody", claims: subject("user_unheard_of") },
    { name: "a deleted user", stance: "nobody", claims: subject(world.deleted.clerk_id) },
    { name: "malformed claims", stance: "malformed", claims: "{not json" },
  ];
}

/** A row of users belongs to the Clerk user it names; all others to the owner of the sample. */
function claimsOf({ sample, world }: Scene, row: Row): string {
  return subject(sample.kind === "account" ? String(row.clerk_id) : world.owner.clerk_id);
}

function subject(clerk_id: string): string {
  return JSON.stringify({ sub: clerk_id });
}

type Commands = Record<string, { sql: string; row: Row }>;

function commands(scene: Scene, stance: Stance): Commands {
  const { table, sample, world } = scene;
  const existing = sample.row(world.owner, 0);
  const fresh = sample.row(world.owner, 2);
  const column = tenantColumn(scene);
  const name = `public.${table.name}`;
  const others = sample.row(world.other, 0)[column];
  const [mine, theirs] =
    stance === "other" ? [others, existing[column]] : [existing[column], others];
  const replace = `on conflict (${table.primary_key}) do update set ${column} = excluded.${column}`;
  const on = (row: Row, sql: string) => ({ row, sql });
  const seize = { ...existing, [column]: others ?? null };
  return {
    select: on(existing, `select from ${name}`),
    // Reads no column: policies for select do not apply, those for update must be enough.
    update: on(existing, `update ${name} set ${column} = ${literal(mine)}`),
    delete: on(existing, `delete from ${name}`),
    insert: on(fresh, insertText(table.name, fresh)),
    "insert returning": on(fresh, `${insertText(table.name, fresh)} returning *`),
    upsert: on(existing, `${insertText(table.name, existing)} ${replace}`),
    "give away": on(existing, `update ${name} set ${column} = ${literal(theirs)}`),
    ...(stance === "other" && !table.primary_key.includes(column)
      ? { seize: on(existing, `${insertText(table.name, seize)} ${replace}`) }
      : {}),
  };
}

function tenantColumn({ table, sample }: Scene): string {
  if (sample.kind === "closed") return table.primary_key[0] ?? "";
  return sample.kind === "account" ? "clerk_id" : "user_id";
}

const CHANGES = ["update", "delete", "upsert", "give away", "seize"];

function expectedOutcome({ table, sample }: Scene, command: string, stance: Stance): string {
  if (sample.kind === "closed") return "no grant";
  if (sample.kind === "append_only" && CHANGES.includes(command)) return "no grant";
  if (stance === "malformed") return "bad claims";
  const own = stance === "nobody" ? 0 : table.rows[stance];
  if (["select", "update", "delete"].includes(command)) return rows(own);
  if (command === "give away") return stance === "nobody" ? rows(0) : "row-level security";
  return stance === "owner" ? rows(1) : "row-level security";
}

function rows(count: number): string {
  return `${count} rows`;
}

/** Were a grant on a closed table ever made by mistake, row-level security still shows nothing. */
function grantedProbes(scene: Scene): Probe[] {
  const claims = subject(scene.world.owner.clerk_id);
  return Object.entries(commands(scene, "owner")).map(([command, { sql }]) => ({
    what: `${command} as a user with a mistaken grant`,
    as: `grant all on public.${scene.table.name} to sdr_app; ${asApp(claims)}`,
    sql,
    expected: ["select", "update", "delete", "give away"].includes(command)
      ? rows(0)
      : "row-level security",
  }));
}

function asApp(claims: string | null): string {
  const role = "set local session authorization sdr_app";
  if (claims === null) return role;
  return `${role}; select set_config('request.jwt.claims', ${literal(claims)}, true)`;
}

/** The owner passes by a policy of its own and not by being the owner, which `row_security = off` shows. */
function ownerProbes(scene: Scene): Probe[] {
  const { table } = scene;
  const { select, upsert } = commands(scene, "owner");
  const role = "set local session authorization sdr_owner";
  const as = `${dropOthersPolicies(table.name)}; ${role}`;
  const sql = select?.sql ?? "";
  return [
    { what: "select as the database's owner", as, sql, expected: rows(table.rows.all) },
    {
      what: "upsert as the database's owner",
      as,
      sql: upsert?.sql ?? "",
      expected: rows(1),
    },
    {
      what: "select as the database's owner without row-level security",
      as: `${role}; set local row_security = off`,
      sql,
      expected: "not exempt",
    },
  ];
}

/** The owner is a member of the dispatcher, whose policies would let it through as well. */
function dropOthersPolicies(table: string): string {
  return `do $$ declare one record; begin
    for one in select policyname from pg_policies where tablename = '${table}' and roles <> '{sdr_owner}' loop
      execute format('drop policy %I on public.${table}', one.policyname);
    end loop;
  end $$`;
}

function dispatcherProbes(scene: Scene): Probe[] {
  const { table, sample } = scene;
  const name = `public.${table.name}`;
  const may = (...kinds: SampleTable["dispatcher"][]) =>
    kinds.includes(sample.dispatcher) ? rows(table.rows.all) : "no grant";
  const as = "set local session authorization sdr_dispatcher";
  return [
    {
      what: "select as the dispatcher",
      as,
      sql: `select from ${name}`,
      expected: may("reads", "claims", "all"),
    },
    {
      what: "claim as the dispatcher",
      as,
      sql: `update ${name} set ${table.claimed} = default`,
      expected: may("claims", "all"),
    },
    { what: "delete as the dispatcher", as, sql: `delete from ${name}`, expected: may("all") },
  ];
}
