import { ownerMay } from "../actor.js";
import { writeAudit } from "../audit/write-audit.js";
import { withTenant } from "../db/with-tenant.js";
import { AppError } from "../errors.js";
import { hashLinkCode } from "./make-link-code.js";
/** Makes a Slack person the owner of the account that made the code. Single use, ten minutes. */
export async function linkSlackPerson(deps, request) {
    const [state] = await deps.db.prisma.$queryRaw `
    select user_id, clerk_id from dispatch.take_state(${hashLinkCode(request.code)}, 'slack_link')`;
    if (!state?.user_id) {
        throw new AppError("invalid_input", {
            say: "This code is wrong, used up or older than ten minutes.",
            field: "code",
            next: "Restart the server, or run `sdr link-code`, to get a new one.",
        });
    }
    await saveSlackIdentity(deps, { ...request, ...state, linked_via: "code" });
}
/** Writes the link. A Slack person who belongs to another account already is refused. */
export async function saveSlackIdentity(deps, row) {
    const { user_id, clerk_id, team_id, slack_user_id, display_name, linked_via } = row;
    await withTenant(deps.db, clerk_id, async ({ tx }) => {
        const written = await tx.$executeRaw `
      insert into slack_identities (user_id, team_id, slack_user_id, display_name, linked_via)
      values (${user_id}::uuid, ${team_id}, ${slack_user_id}, ${display_name}, ${linked_via})
      on conflict (team_id, slack_user_id) do nothing`;
        const mine = await tx.slackIdentity.findFirst({
            where: { team_id, slack_user_id },
            select: { id: true },
        });
        if (!mine) {
            throw new AppError("conflict", {
                say: "This Slack account is linked to another Chat SDR account already.",
                next: "Ask the owner of that account to remove the link first.",
            });
        }
        if (written === 0)
            return;
        const actor = {
            kind: "person",
            user_id,
            clerk_id,
            id: `slack:${team_id}/${slack_user_id}`,
            name: display_name,
            via: "slack",
            may: ownerMay,
        };
        await writeAudit({ tx, actor }, { action: "link_slack_person", detail: { via: linked_via } });
    });
}
//# sourceMappingURL=link-slack-person.js.map