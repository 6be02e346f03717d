import { appendFile, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postmasterState } from "../../src/core/db/embedded/postmaster-state.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { installProgram } from "./install-program.ts";
import { query } from "./query.ts";
import { refusedHolder, startHolder } from "./start-holder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let home: string;
let program: string;

beforeAll(async () => {
  home = await makeFolder();
  program = await installProgram(home, "shared");
});
afterAll(() => removeFolder(home));

async function stoppedCluster() {
  const options = { dataDir: await temporaryFolder() };
  const holder = await startHolder({ program, options });
  await holder.leave();
  return { how: { program, options }, clusterDir: holder.cluster.clusterDir };
}

test("the owner may make roles and tables, the application neither, and nobody is almighty", async () => {
  const holder = await startHolder({ program, options: { dataDir: await temporaryFolder() } });
  const { appUrl, ownerUrl, superuserUrl } = holder.cluster;
  const roles = await query(
    superuserUrl,
    `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin
     from pg_roles where rolname like 'sdr%' order by rolname`,
  );
  const harmless = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcanlogin: true };
  expect(roles).toEqual([
    { rolname: "sdr_app", rolcreaterole: false, ...harmless },
    { rolname: "sdr_owner", rolcreaterole: true, ...harmless },
  ]);
  await query(ownerUrl, "create table mine (id int)");
  await expect(query(appUrl, "create table theirs (id int)")).rejects.toThrow("permission denied");
  await expect(query(appUrl, "select * from mine")).rejects.toThrow("permission denied");
  await expect(query(appUrl, "create role another")).rejects.toThrow("permission denied");
  const elsewhere = appUrl.replace("/sdr?", "/postgres?");
  await expect(query(elsewhere, "select 1")).rejects.toThrow("permission denied");
  await holder.leave();
});

test("the server is durable and listens on loopback only", async () => {
  const holder = await startHolder({ program, options: { dataDir: await temporaryFolder() } });
  const settings = await query(
    holder.cluster.superuserUrl,
    `select name, setting from pg_settings where name in
       ('fsync', 'full_page_writes', 'listen_addresses', 'max_connections', 'synchronous_commit',
        'unix_socket_directories') order by name`,
  );
  expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
    "fsync=on",
    "full_page_writes=on",
    "listen_addresses=127.0.0.1",
    "max_connections=100",
    "synchronous_commit=on",
    "unix_socket_directories=",
  ]);
  const sorted = await query(
    holder.cluster.appUrl,
    "select lower('ÄÖÉ') as lower, array(select unnest(array['b','a','B']) order by 1) as sorted",
  );
  expect(sorted).toEqual([{ lower: "äöé", sorted: ["B", "a", "b"] }]);
  await holder.leave();
});

test("neither the server nor the way to it depends on our environment", async () => {
  const env = { PGSSLMODE: "require", PGPORT: "1", PGUSER: "ada", PGDATABASE: "x", SECRET: "hush" };
  const options = { dataDir: await temporaryFolder() };
  const holder = await startHolder({ program, options, env });
  const state = await postmasterState(holder.cluster.clusterDir);
  const pid = state.kind === "live" ? state.pid : 0;
  const seen = await readFile(`/proc/${pid}/environ`, "utf8");
  expect(seen).toContain("LC_ALL=C");
  expect(seen).not.toContain("hush");
  await holder.leave();
});

test("the server's log quotes nobody's data", async () => {
  const holder = await startHolder({ program, options: { dataDir: await temporaryFolder() } });
  const wrong = query(holder.cluster.appUrl, "select 'ada@example.com'::int");
  await expect(wrong).rejects.toThrow("ada@example.com");
  await holder.leave();
  const log = await readFile(path.join(holder.cluster.clusterDir, "server.log"), "utf8");
  expect(log).toContain("database system is shut down");
  expect(log).not.toContain("ada@example.com");
});

test("every cluster has passwords of its own", async () => {
  const [one, two] = [await stoppedCluster(), await stoppedCluster()];
  const passwords = await Promise.all(
    [one, two].flatMap(({ clusterDir }) =>
      ["postgres", "sdr_owner", "sdr_app"].map((role) =>
        readFile(path.join(clusterDir, `sdr-password.${role}`), "utf8"),
      ),
    ),
  );
  expect(new Set(passwords).size).toBe(6);
  expect(passwords.every((password) => /^[\w-]{32}$/.test(password))).toBe(true);
});

test.each([
  ["before its database", ["drop database sdr", "drop role sdr_app"]],
  ["after its database", ["revoke all on database sdr from sdr_app"]],
])("a preparation that was cut short %s is finished by the next", async (_when, undo) => {
  const { how } = await stoppedCluster();
  const first = await startHolder(how);
  const admin = first.cluster.superuserUrl.replace("/sdr?", "/postgres?");
  for (const statement of undo) await query(admin, statement);
  const second = await startHolder(how);
  expect(await query(second.cluster.appUrl, "select current_user as role")).toEqual([
    { role: "sdr_app" },
  ]);
  await Promise.all([first.leave(), second.leave()]);
});

test("what a killed process left half made is swept away", async () => {
  const dataDir = await temporaryFolder();
  for (const name of ["unfinished-old", "unfinished-new"]) {
    await mkdir(path.join(dataDir, name, "postgres"), { recursive: true });
  }
  const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  await utimes(path.join(dataDir, "unfinished-old"), twoHoursAgo, twoHoursAgo);
  const holder = await startHolder({ program, options: { dataDir } });
  expect((await readdir(dataDir)).toSorted()).toEqual(["postgres", "unfinished-new"]);
  await holder.leave();
});

test("a database of another major version is refused, with the way to move it", async () => {
  const { how, clusterDir } = await stoppedCluster();
  await writeFile(path.join(clusterDir, "PG_VERSION"), "17\n");
  const refusal = await refusedHolder(how);
  expect(refusal.code).toBe("misconfigured");
  expect(refusal.say).toContain("PostgreSQL 17");
  expect(refusal.say).toContain("the version of chat-sdr that made it");
});

test("a server that cannot start is reported with its own words and the place of its log", async () => {
  const { how, clusterDir } = await stoppedCluster();
  await appendFile(path.join(clusterDir, "postgresql.conf"), "\nshared_buffers = plenty\n");
  const refusal = await refusedHolder(how);
  expect(refusal.code).toBe("unavailable");
  expect(refusal.say).toContain("shared_buffers");
  expect(refusal.say).toContain(path.join(clusterDir, "server.log"));
});

test("a lost or wrong password file is named", async () => {
  const { how, clusterDir } = await stoppedCluster();
  const file = path.join(clusterDir, "sdr-password.postgres");
  await writeFile(file, "wrong");
  const wrong = await refusedHolder(how);
  expect(wrong.code).toBe("misconfigured");
  expect(wrong.say).toContain("refuses the password");
  await rm(file);
  const lost = await refusedHolder(how);
  expect(lost.code).toBe("misconfigured");
  expect(lost.say).toContain(file);
});
