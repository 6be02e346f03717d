import pg from "pg";
/** Keeps two processes from preparing at once. */
const PREPARE_LOCK = 23_827;
/**
 * Makes, once, what migrations and the application need: the login role `sdr_owner`, which owns the
 * database `sdr` and may create roles; and the login role `sdr_app`, which may only connect. Neither
 * is a superuser nor passes by row-level security. `admin` is a superuser's connection.
 * Safe to call again and from several processes; picks up where a killed one stopped.
 */
export async function prepareDatabase(admin, passwords) {
    if (await isPrepared(admin))
        return;
    await admin.query("select pg_advisory_lock($1)", [PREPARE_LOCK]);
    try {
        if (await isPrepared(admin))
            return;
        await ensureRole(admin, "sdr_owner", `createrole ${password(passwords.sdr_owner)}`);
        await ensureRole(admin, "sdr_app", `nocreaterole ${password(passwords.sdr_app)}`);
        const { rowCount } = await admin.query("select from pg_database where datname = 'sdr'");
        if (!rowCount)
            await admin.query("create database sdr owner sdr_owner");
        await admin.query("revoke connect on database postgres from public");
        await admin.query("revoke all on database sdr from public");
        await admin.query("grant connect on database sdr to sdr_app");
    }
    finally {
        await admin.query("select pg_advisory_unlock($1)", [PREPARE_LOCK]);
    }
}
/** The last statement above leaves a mark: a database with default rights has no list of them. */
async function isPrepared(admin) {
    const { rows } = await admin.query(`select exists (
       select from pg_database, aclexplode(datacl) as granted
       where datname = 'sdr' and granted.grantee = to_regrole('sdr_app')
     ) as ready`);
    return rows[0]?.ready ?? false;
}
/** Role commands take no parameters. */
function password(text) {
    return `password ${pg.escapeLiteral(text)}`;
}
async function ensureRole(admin, role, rights) {
    const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
    const verb = rowCount ? "alter" : "create";
    await admin.query(`${verb} role ${role} login nosuperuser nobypassrls nocreatedb ${rights}`);
}
//# sourceMappingURL=prepare-database.js.map