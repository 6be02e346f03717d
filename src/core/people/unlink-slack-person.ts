import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation } from "../operation.ts";

/**
 * Takes a Slack person's link to this account away. With the last one in a workspace goes what the account
 * shared there by hand; what people asked for stays, for they still mean the company. `not_found` when
 * there is no such link.
 */
export const unlinkSlackPerson = defineOperation({
  name: "unlink_slack_person",
  needs: "own",
  input: z.object({ team_id: z.string().min(1).max(50), slack_user_id: z.string().min(1).max(50) }),
  output: z.object({ links_left: z.number().int().describe("Slack people linked still.") }),
  async run(tenant, { team_id, slack_user_id }) {
    const { tx } = tenant;
    const { count } = await tx.slackIdentity.deleteMany({ where: { team_id, slack_user_id } });
    if (count === 0) {
      throw new AppError("not_found", {
        say: "This Slack account is not linked to your Chat SDR account.",
        field: "slack_user_id",
        next: "Nothing needs to be done.",
      });
    }
    await tx.$executeRaw`select dispatch.unshare_by_hand(${team_id})`;
    await tenant.audit({
      action: "unlink_slack_person",
      subject_type: "slack_person",
      subject_id: `${team_id}/${slack_user_id}`,
    });
    return { links_left: await tx.slackIdentity.count() };
  },
});
