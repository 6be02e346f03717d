import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { approver, listApprovers } from "./list-approvers.ts";

const input = z.object({
  team_id: z.string().min(1).max(50),
  slack_user_id: z.string().min(1).max(50),
  display_name: z.string().max(200).default(""),
});

/** Lets another Slack person decide on this user's drafts. Naming somebody twice changes nothing. */
export const nameApprover = defineOperation({
  name: "name_approver",
  needs: "own",
  input,
  output: z.object({ approvers: z.array(approver) }),
  async run(tenant, person) {
    const { tx, user_id, actor } = tenant;
    await refuseOneself(tenant, person);
    const named = await tx.$executeRaw`
      insert into delegations (user_id, team_id, slack_user_id, display_name, granted_by)
      values (${user_id}::uuid, ${person.team_id}, ${person.slack_user_id},
        nullif(${person.display_name}, ''), ${actor.id})
      on conflict (user_id, team_id, slack_user_id) where revoked_at is null do nothing`;
    if (named > 0) {
      await tenant.audit({
        action: "name_approver",
        subject_type: "slack_person",
        subject_id: `${person.team_id}/${person.slack_user_id}`,
      });
    }
    return { approvers: await listApprovers(tx) };
  },
});

async function refuseOneself({ tx }: Tenant, person: z.output<typeof input>): Promise<void> {
  const { team_id, slack_user_id } = person;
  const own = await tx.slackIdentity.findFirst({
    where: { team_id, slack_user_id },
    select: { id: true },
  });
  if (!own) return;
  throw new AppError("invalid_input", {
    say: "This is your own Slack account; you approve your drafts already.",
    field: "slack_user_id",
    next: "Choose somebody else.",
  });
}
