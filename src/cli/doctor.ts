import type { Config } from "../config.ts";
import type { Log } from "../core/core-deps.ts";
import { withTenant } from "../core/db/with-tenant.ts";
import { asAppError } from "../core/errors.ts";
import { openMailbox } from "../core/outbox/open-mailbox.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import { checkSenderDomain, type ResolveTxt, systemResolver } from "./check-sender-domain.ts";
import { checkSending } from "./check-sending.ts";
import { checkSlack } from "./check-slack.ts";
import type { Finding } from "./finding.ts";
import { type OpenedCore, openCore } from "./open-core.ts";

/**
 * Checks every connection; one finding each: fine, or what to do. `resolveTxt` looks up the records of
 * sending domains.
 */
export async function doctor(
  config: Config,
  log: Log,
  resolveTxt: ResolveTxt = systemResolver(),
): Promise<Finding[]> {
  const findings: Finding[] = [
    { what: "configuration", ok: true, say: `data folder ${config.dataDir}` },
  ];
  let opened: OpenedCore;
  try {
    opened = await openCore(config, log);
  } catch (error) {
    return [...findings, failed("database", error)];
  }
  try {
    findings.push(await checkDatabase(opened));
    findings.push(...(await checkSending(opened)));
    findings.push(...(await checkMailboxes(opened)));
    findings.push(...(await checkDomains(opened, resolveTxt)));
    findings.push(await checkSlack(config));
    findings.push(await checkUnsubscribe(opened, config));
    return findings;
  } finally {
    await opened.close();
  }
}

async function checkDatabase({ deps, clusterDir }: OpenedCore): Promise<Finding> {
  const { rows } = await deps.db.pool.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return {
    what: "database",
    ok: true,
    say: `PostgreSQL ${rows[0]?.version}${clusterDir ? `, embedded in ${clusterDir}` : ""}, up to date`,
  };
}

async function checkMailboxes(opened: OpenedCore): Promise<Finding[]> {
  const { core, deps, user } = opened;
  const { mailboxes } = await core.listMailboxes(localActor(user), {});
  const findings: Finding[] = [];
  for (const { mailbox_id, address, provider, status } of mailboxes) {
    const what = `mailbox ${address} (${provider})`;
    if (status === "disconnected") continue;
    if (status === "needs_reconnect") {
      const say = `its access has ended, so nothing leaves from it; connect it again with /sdr connect`;
      findings.push({ what, ok: false, say });
      continue;
    }
    try {
      const mailbox = await openMailbox(deps, { ...user, mailbox_id });
      const { canReadReplies } = await mailbox.check().finally(() => mailbox.close());
      findings.push({
        what,
        ok: true,
        say: canReadReplies ? "sends and reads replies" : "sends; replies cannot be read",
      });
    } catch (error) {
      findings.push(failed(what, error));
    }
  }
  return findings;
}

/** Mail of the sandbox leaves for nowhere, so nobody asks who may send in its name. */
async function checkDomains({ deps, user }: OpenedCore, resolve: ResolveTxt): Promise<Finding[]> {
  const mailboxes = await withTenant(deps.db, user.clerk_id, ({ tx }) =>
    tx.mailbox.findMany({
      where: { provider: { not: "sandbox" }, status: { not: "disconnected" } },
      orderBy: { created_at: "asc" },
      select: { address: true, send_as: true },
      take: 200,
    }),
  );
  const domains = mailboxes.map(
    ({ address, send_as }) => (send_as ?? address).split("@").at(-1)?.toLowerCase() ?? "",
  );
  const findings = [...new Set(domains)].map((domain) => checkSenderDomain(domain, resolve));
  return (await Promise.all(findings)).flat();
}

/** The gate sends nothing real that nobody could unsubscribe from: by link, or by an answer that is read. */
async function checkUnsubscribe(
  { deps, user }: OpenedCore,
  { PUBLIC_URL }: Config,
): Promise<Finding> {
  const what = "unsubscribe links";
  if (PUBLIC_URL) return { what, ok: true, say: `built from ${PUBLIC_URL}` };
  const real = { provider: { not: "sandbox" }, status: { not: "disconnected" } };
  const deaf = await withTenant(deps.db, user.clerk_id, ({ tx }) =>
    tx.mailbox.findFirst({
      where: { ...real, can_read_replies: false },
      select: { address: true },
    }),
  );
  if (!deaf)
    return { what, ok: true, say: "by reply only; set PUBLIC_URL for one-click unsubscribe" };
  const say = `none, so nothing is sent from ${deaf.address}, whose replies cannot be read; set PUBLIC_URL`;
  return { what, ok: false, say };
}

function failed(what: string, error: unknown): Finding {
  const { say, next } = asAppError(error);
  return { what, ok: false, say: next ? `${say} ${next}` : say };
}
