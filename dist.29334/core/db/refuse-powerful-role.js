import { AppError } from "../errors.js";
import { assertSupportedServer } from "./assert-supported-server.js";
// Of the session's own role: whatever `set role` made of it, `reset role` undoes. Membership counts,
// because a member can become the role it belongs to.
const POWERS = `
  select
    session_user::text as role,
    exists (
      select from pg_roles where rolsuper and pg_has_role(session_user, oid, 'member')
    ) as superuser,
    exists (
      select from pg_roles where rolbypassrls and pg_has_role(session_user, oid, 'member')
    ) as bypasses,
    (
      select relname from pg_class
      where relnamespace = to_regnamespace('public') and relkind in ('r', 'p')
        and pg_has_role(session_user, relowner, 'member')
      order by relname limit 1
    ) as owns`;
/**
 * Refuses to run on a role that row-level security does not bind: a superuser, one with BYPASSRLS,
 * or an owner of our tables, directly or as a member. Throws AppError misconfigured, which says how
 * to make the right one; also when the server is not PostgreSQL 15 to 18.
 */
export async function refusePowerfulRole(pool) {
    await assertSupportedServer(pool);
    const { rows } = await pool.query(POWERS);
    const power = rows[0] && describePower(rows[0]);
    if (!power)
        return;
    throw new AppError("misconfigured", {
        say: `DATABASE_URL logs in as "${rows[0]?.role}", which ${power}, so the database would not keep tenants apart. Keep that URL as DATABASE_OWNER_URL, run \`sdr migrate\`, and set DATABASE_URL to the URL of the role sdr_app that it prints.`,
        next: "Set DATABASE_OWNER_URL, run sdr migrate, and set DATABASE_URL to the URL it prints.",
    });
}
function describePower({ superuser, bypasses, owns }) {
    if (superuser)
        return "is a superuser or can become one";
    if (bypasses)
        return "bypasses row-level security (BYPASSRLS)";
    return owns && `owns the table ${owns}`;
}
//# sourceMappingURL=refuse-powerful-role.js.map