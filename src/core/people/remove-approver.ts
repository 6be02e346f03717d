import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation } from "../operation.ts";
import { approver, listApprovers } from "./list-approvers.ts";

/** Takes the approver's right back; from then on their clicks change nothing. */
export const removeApprover = defineOperation({
  name: "remove_approver",
  needs: "own",
  input: z.object({ team_id: z.string().min(1).max(50), slack_user_id: z.string().min(1).max(50) }),
  output: z.object({ approvers: z.array(approver) }),
  async run(tenant, { team_id, slack_user_id }) {
    const { tx, now } = tenant;
    const { count } = await tx.delegation.updateMany({
      where: { team_id, slack_user_id, revoked_at: null },
      data: { revoked_at: now },
    });
    if (count === 0) {
      throw new AppError("not_found", {
        say: "This person is not one of your approvers.",
        field: "slack_user_id",
        next: "Nothing needs to be done.",
      });
    }
    await tenant.audit({
      action: "remove_approver",
      subject_type: "slack_person",
      subject_id: `${team_id}/${slack_user_id}`,
      fields: ["revoked_at"],
    });
    return { approvers: await listApprovers(tx) };
  },
});
