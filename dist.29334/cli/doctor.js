import { asAppError } from "../core/errors.js";
import { openMailbox } from "../core/outbox/open-mailbox.js";
import { localActor } from "../core/people/ensure-local-user.js";
import { openCore } from "./open-core.js";
/** Checks every connection; one finding each: fine, or what to do. */
export async function doctor(config, log) {
    const findings = [
        { what: "configuration", ok: true, say: `data folder ${config.dataDir}` },
    ];
    let opened;
    try {
        opened = await openCore(config, log);
    }
    catch (error) {
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
    }
    finally {
        await opened.close();
    }
}
async function checkDatabase({ deps, embedded }) {
    const { rows } = await deps.db.pool.query("select current_setting('server_version') as version");
    return {
        what: "database",
        ok: true,
        say: `PostgreSQL ${rows[0]?.version}${embedded ? ", embedded" : ""}, up to date`,
    };
}
async function checkMailboxes(opened) {
    const { core, deps, user } = opened;
    const { mailboxes } = await core.listMailboxes(localActor(user), {});
    const findings = [];
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
        }
        catch (error) {
            findings.push(failed(what, error));
        }
    }
    return findings;
}
function slackFinding(config) {
    const say = config.SLACK_BOT_TOKEN
        ? "connected by token"
        : "not connected; the playground stands in for it";
    return { what: "Slack", ok: true, say };
}
function failed(what, error) {
    const { say, next } = asAppError(error);
    return { what, ok: false, say: next ? `${say} ${next}` : say };
}
//# sourceMappingURL=doctor.js.map