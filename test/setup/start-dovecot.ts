import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import path from "node:path";
import { vi } from "vitest";
import { type Account, runAs } from "../../src/core/db/embedded/run-as.ts";
import { unprivilegedAccount } from "../../src/core/db/embedded/unprivileged-account.ts";
import { dovecotConfig } from "./dovecot-config.ts";
import { makeFolder, removeFolder } from "./temporary-folders.ts";

/** Where Debian's dovecot-imapd puts its program, or null where it is not installed. */
export const dovecotPath =
  ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((place) => existsSync(place)) ?? null;

/** Where dovecot is promised, its absence fails; elsewhere the tests that need it are left out and say so. */
export const dovecotPromised = dovecotPath !== null || process.env.CI === "true";

/** Stands in the names of those tests. */
export const dovecotNote = dovecotPromised ? "" : " (left out: no dovecot-imapd here)";

/** A real IMAP server of this test's own. Any user name may log in, with the password `right`. */
export type Dovecot = {
  port: number;
  securePort: number;
  /** The folder with a folder of each user's, and their Maildir in it. */
  mailRoot: string;
  /** Puts a mail into a user's Maildir, as a delivery agent does. */
  deliver(user: string, mail: Delivery): Promise<string>;
  /** Makes the UIDs of every folder of a user count anew (another UIDVALIDITY). */
  forgetUids(user: string): Promise<void>;
  stop(): Promise<void>;
};

export type Delivery = {
  raw: string | Uint8Array;
  /** What the server will call the time of receipt; now, when left out. */
  at?: Date;
  /** A folder as Maildir++ writes it, such as `.Junk`. */
  folder?: string;
  /** Access rights of the file. */
  mode?: number;
};

export async function startDovecot(): Promise<Dovecot> {
  const root = await makeFolder();
  const account = await unprivilegedAccount(["nobody"]);
  const folder = path.join(root, "dovecot");
  const [port, securePort] = await freePorts();
  for (const part of ["mail", "run"]) await mkdir(path.join(folder, part), { recursive: true });
  await makeCertificate(folder);
  const names = { user: await idOf(account, "-un"), group: await idOf(account, "-gn") };
  const config = path.join(folder, "run", "settings.conf");
  await writeFile(config, dovecotConfig({ folder, port, securePort, ...names }));
  await runAs(null, ["chown", "-R", `${names.user}:${names.group}`, folder]);
  const server = spawn(dovecotPath ?? "dovecot", ["-F", "-c", config], {
    ...(account ?? {}),
    cwd: "/",
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  const log = () => readFile(path.join(folder, "dovecot.log"), "utf8").catch(() => "no log");
  await vi
    .waitFor(() => greet(port), { timeout: 20_000 })
    .catch(async (cause: unknown) => {
      server.kill("SIGKILL");
      throw new Error(`dovecot did not start: ${await log()}`, { cause });
    });
  const home = (user: string) => path.join(folder, "mail", user, "Maildir");
  return {
    port,
    securePort,
    mailRoot: path.join(folder, "mail"),
    deliver: (user, mail) => deliver(home(user), mail, account),
    async forgetUids(user) {
      const { output } = await runAs(null, ["find", home(user), "-name", "dovecot*", "-type", "f"]);
      const files = output.split("\n").filter((file) => !file.includes("dovecot-uidvalidity"));
      for (const file of files) await rm(file, { force: true });
    },
    async stop() {
      server.kill("SIGTERM");
      await ended;
      await removeFolder(root);
    },
  };
}

async function deliver(maildir: string, mail: Delivery, account: Account): Promise<string> {
  const folder = path.join(maildir, mail.folder ?? "");
  const name = `${Date.now()}.${randomUUID()}.test`;
  for (const part of ["", "cur", "new", "tmp"]) {
    await mkdir(path.join(folder, part), { recursive: true });
  }
  const file = path.join(folder, "tmp", name);
  await writeFile(file, mail.raw);
  await chmod(file, mail.mode ?? 0o600);
  if (mail.at) await utimes(file, mail.at, mail.at);
  if (account) {
    await runAs(null, ["chown", "-R", `${account.uid}:${account.gid}`, path.dirname(maildir)]);
  }
  await rename(file, path.join(folder, "new", name));
  return name;
}

async function idOf(account: Account, what: "-un" | "-gn"): Promise<string> {
  return (await runAs(account, ["id", what])).output;
}

/** Self-made, as on many a machine of one's own. */
async function makeCertificate(folder: string): Promise<void> {
  const made = await runAs(null, [
    ...(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"] as const),
    ...["-subj", "/CN=localhost", "-keyout", `${folder}/key.pem`, "-out", `${folder}/cert.pem`],
  ]);
  if (made.code !== 0) throw new Error(`no certificate could be made: ${made.output}`);
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
  const [first = 0, second = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) await once(server.close(), "close");
  return [first, second];
}

async function greet(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "data");
  } finally {
    socket.destroy();
  }
}
