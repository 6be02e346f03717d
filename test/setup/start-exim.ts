import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { vi } from "vitest";
import { type Account, runAs } from "../../src/core/db/embedded/run-as.ts";
import { unprivilegedAccount } from "../../src/core/db/embedded/unprivileged-account.ts";
import { makeFolder, removeFolder } from "./temporary-folders.ts";

/** Where Debian's exim4-daemon-light puts its program, or null where it is not installed. */
const eximPath = ["/usr/sbin/exim4"].find((place) => existsSync(place)) ?? null;

/** Where it is promised, its absence fails; elsewhere the tests that need it are left out and say so. */
export const eximPromised = eximPath !== null || process.env.CI === "true";
export const eximNote = eximPromised ? "" : " (left out: no exim4-daemon-light here)";

/** A real mail transfer agent of this test's own. It delivers here and never to another machine. */
export type Exim = {
  port: number;
  stop(): Promise<void>;
};

/**
 * Takes mail for any domain, from whoever logs in with the password `right` or does not log in, and puts
 * it into the Maildir of these people in `mailRoot`. What is addressed to anybody else it takes and
 * bounces, but for `refused`, which it refuses at once with 550.
 */
export async function startExim(mailRoot: string, people: string[]): Promise<Exim> {
  const folder = path.join(await makeFolder(), "exim");
  const account = await unprivilegedAccount(["nobody"]);
  const [user, group] = await Promise.all([nameOf(account, "-un"), nameOf(account, "-gn")]);
  const port = await freePort();
  await mkdir(path.join(folder, "spool"), { recursive: true });
  const config = path.join(folder, "exim.conf");
  // A recipient is tainted (Exim 4.94 and later): only what a file of ours says may name a folder.
  const accounts = people.map((name) => `${name}: ${name}\n`).join("");
  await writeFile(path.join(folder, "people"), accounts);
  await writeFile(config, eximConfig({ folder, mailRoot, port, user, group }));
  await runAs(null, ["chown", "-R", `${user}:${group}`, path.join(folder, "spool")]);
  await runAs(null, ["chown", `${user}:${group}`, folder]);
  const server = spawn(eximPath ?? "exim4", ["-C", config, "-bdf", "-q5s"], {
    cwd: "/",
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(server, "exit");
  await vi
    .waitFor(async () => readFile(path.join(folder, "exim.pid")), { timeout: 20_000 })
    .catch((cause: unknown) => {
      server.kill("SIGKILL");
      throw new Error(`exim did not start: ${said}`, { cause });
    });
  return {
    port,
    async stop() {
      server.kill("SIGTERM");
      await ended;
      await removeFolder(path.dirname(folder));
    },
  };
}

async function nameOf(account: Account, what: "-un" | "-gn"): Promise<string> {
  return (await runAs(account, ["id", what])).output;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}

function eximConfig(place: {
  folder: string;
  mailRoot: string;
  port: number;
  user: string;
  group: string;
}): string {
  const { folder, mailRoot, port, user, group } = place;
  return `
primary_hostname = mx.lantern-analytics.com
qualify_domain = lantern-analytics.com
exim_user = ${user}
exim_group = ${group}
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_advertise_hosts =
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
never_users =
deliver_drop_privilege = true
acl_smtp_rcpt = check_recipient

begin acl
check_recipient:
  deny local_parts = refused
       message = No such user here
  accept

begin routers
here:
  driver = accept
  local_parts = lsearch;${folder}/people
  transport = maildir
nowhere:
  driver = redirect
  allow_fail
  data = :fail: Unknown user

begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = ${mailRoot}/$local_part_data/Maildir
  return_path_add
  delivery_date_add

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{$auth3}{right}}
  server_set_id = $auth2
  server_advertise_condition = yes
`;
}
