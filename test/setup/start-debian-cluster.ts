import { randomBytes } from "node:crypto";
import { chown, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { postmasterState } from "../../src/core/db/embedded/postmaster-state.ts";
import { prepareDatabase } from "../../src/core/db/embedded/prepare-database.ts";
import { runAs } from "../../src/core/db/embedded/run-as.ts";
import { startPostmaster, stopPostmaster } from "../../src/core/db/embedded/start-postmaster.ts";

import { unprivilegedAccount } from "../../src/core/db/embedded/unprivileged-account.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";

/** A cluster of a PostgreSQL that Debian installed, with the roles the embedded one has. */
export async function startDebianCluster(options: { folder: string; version: string }) {
  const bin = (name: string) => `/usr/lib/postgresql/${options.version}/bin/${name}`;
  const binaries = { initdb: bin("initdb"), pgCtl: bin("pg_ctl"), postgres: bin("postgres") };
  const clusterDir = path.join(options.folder, "debian");
  const account = await unprivilegedAccount(["postgres", "nobody"]);
  const password = randomBytes(12).toString("hex");
  const passwordFile = path.join(options.folder, "password");
  await mkdir(clusterDir, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) {
    await chown(clusterDir, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const made = await runAs(account, [
    binaries.initdb,
    ...["--pgdata", clusterDir, "--username", "postgres", "--auth", "scram-sha-256"],
    ...["--pwfile", passwordFile, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"],
  ]);
  const cluster = { binaries, clusterDir, account };
  if (made.code !== 0 || !(await startPostmaster(cluster))) {
    throw new Error(`PostgreSQL ${options.version} did not start: ${made.output}`);
  }
  const state = await postmasterState(clusterDir);
  const port = state.kind === "live" ? state.port : null;
  const url = (role: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/sdr?sslmode=disable`;
  const superuserUrl = url("postgres").replace("/sdr?", "/postgres?");
  const admin = await openConnection({ url: superuserUrl, purpose: "test" });
  await prepareDatabase(admin, { sdr_owner: password, sdr_app: password });
  await admin.end();
  return {
    ownerUrl: url("sdr_owner"),
    appUrl: url("sdr_app"),
    superuserUrl: url("postgres"),
    release: async () => {
      await stopPostmaster(cluster);
    },
  };
}
