import type { Config } from "../config.ts";
import type { Log } from "../core/core-deps.ts";
import { asAppError } from "../core/errors.ts";
import { openMailbox } from "../core/outbox/open-mailbox.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import { type OpenedCore, openCore } from "./open-core.ts";

export type Finding = { what: string; ok: boolean; say: string };

/** Checks every connection; one finding each: fine, or what to do. */
export async function doctor(config: Config, log: Log): Promise<Finding[]> {
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
    findings.push(...(await checkMailboxes(opened)));
    findings.push(slackFinding(config));
    findings.push({
      what: "unsubscribe links",
      ok: true,
      say: config.PUBLIC_URL
        ? `built from ${config.PUBLIC_URL}`
        : "by reply only; set PUBLIC_URL for one-click unsubscribe",
    });
    return findings;
  } finally {
    await opened.close();
  }
}

async function checkDatabase({ deps, embedded }: OpenedCore): Promise<Finding> {
  const { rows } = await deps.db.pool.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return {
    what: "database",
    ok: true,
    say: `PostgreSQL ${rows[0]?.version}${embedded ? ", embedded" : ""}, up to date`,
  };
}

async function checkMailboxes(opened: OpenedCore): Promise<Finding[]> {
  const { core, deps, user } = opened;
  const { mailboxes } = await core.listMailboxes(localActor(user), {});
  const findings: Finding[] = [];
  for (const { mailbox_id, address, provider } of mailboxes) {
    const what = `mailbox ${address} (${provider})`;
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

function slackFinding(config: Config): Finding {
  const say = config.SLACK_BOT_TOKEN
    ? "connected by token"
    : "not connected; the playground stands in for it";
  return { what: "Slack", ok: true, say };
}

function failed(what: string, error: unknown): Finding {
  const { say, next } = asAppError(error);
  return { what, ok: false, say: next ? `${say} ${next}` : say };
}
