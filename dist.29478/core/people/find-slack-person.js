import { approverMay, ownerMay } from "../actor.js";
/**
 * The accounts this Slack person may act for, their own first: as owner where linked, as approver
 * where somebody named them. Empty for everyone else; nobody is matched by e-mail address.
 */
export async function findSlackPerson(deps, person) {
    const rows = await deps.db.prisma.$queryRaw `select user_id, clerk_id, role, display_name
    from dispatch.find_slack_person(${person.team_id}, ${person.slack_user_id})`;
    return rows
        .sort((a, b) => b.role.localeCompare(a.role))
        .map((row) => ({
        kind: "person",
        user_id: row.user_id,
        clerk_id: row.clerk_id,
        id: `slack:${person.team_id}/${person.slack_user_id}`,
        name: row.display_name ?? "A colleague",
        via: "slack",
        may: row.role === "owner" ? ownerMay : approverMay,
    }));
}
//# sourceMappingURL=find-slack-person.js.map