import { randomBytes } from "node:crypto";
import pg from "pg";
import { AppError } from "../errors.js";
import { openConnection } from "./open-connection.js";
const APP_ROLE = `
  select
    rolcanlogin as can_login,
    has_database_privilege(oid, current_database(), 'connect') as can_connect,
    session_user::text as owner
  from pg_roles where rolname = 'sdr_app'`;
const GRANT_CONNECT = `do $$ begin
  execute format('grant connect on database %I to sdr_app', current_database());
end $$`;
/**
 * Lets the application's role `sdr_app`, which migrations create, log in to this database: gives
 * it a random password unless it can log in already. `appUrl` is what DATABASE_URL must be set to, null when
 * nothing was changed: then somebody has the password already. Throws AppError misconfigured when
 * the role is missing or the owner may not change it.
 */
export async function ensureAppRole(options) {
    const db = await openConnection({ url: options.ownerUrl, purpose: "migrate" });
    try {
        await db.query("begin");
        // One process at a time: who comes second finds the login made.
        await db.query("select pg_advisory_xact_lock(hashtext('sdr_app'))");
        const found = (await db.query(APP_ROLE)).rows[0];
        if (!found)
            throw roleMissing();
        const password = found.can_login ? null : randomBytes(24).toString("base64url");
        await letIn(db, { connect: !found.can_connect, password });
        await db.query("commit");
        if (password === null)
            return { created: false, appUrl: null };
        return { created: true, appUrl: appUrlOf(options.ownerUrl, found.owner, password) };
    }
    finally {
        await db.end().catch(() => { });
    }
}
async function letIn(db, missing) {
    const { connect, password } = missing;
    try {
        if (connect)
            await db.query(GRANT_CONNECT);
        // A role command takes no parameters.
        const literal = password && pg.escapeLiteral(password);
        if (literal)
            await db.query(`alter role sdr_app login password ${literal}`);
    }
    catch (cause) {
        throw new AppError("misconfigured", {
            say: `The role "${db.user}" may not let the application's role log in (${cause.message}). Ask the server's administrator to run: alter role sdr_app login password '…'; grant connect on database "${db.database}" to sdr_app; then set DATABASE_URL to that login.`,
            next: "Have an administrator give sdr_app a password.",
            cause,
        });
    }
}
/**
 * The owner's URL with the application's login, all else kept. Poolers of hosted databases name a
 * login `role.project`; the project is kept too.
 */
function appUrlOf(ownerUrl, owner, password) {
    const [, scheme = "", login = "", rest = ""] = ownerUrl.match(/^([a-z]+:\/\/)(?:([^/?#]*)@)?(.*)$/s) ?? [];
    const name = decodeURIComponent(login.split(":")[0] ?? "");
    const project = name.startsWith(`${owner}.`) ? name.slice(owner.length) : "";
    return `${scheme}sdr_app${encodeURIComponent(project)}:${password}@${rest}`;
}
function roleMissing() {
    return new AppError("misconfigured", {
        say: "The application's role sdr_app does not exist yet. Run `sdr migrate`, which creates it.",
        next: "Run sdr migrate.",
    });
}
//# sourceMappingURL=ensure-app-role.js.map