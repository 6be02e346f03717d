import { z } from "zod";
import type { TenantTransaction } from "../db/with-tenant.ts";

export const approver = z.object({
  team_id: z.string(),
  slack_user_id: z.string(),
  display_name: z.string().nullable(),
});

/** Who may decide on this user's drafts beside them, in the order they were named. */
export function listApprovers(tx: TenantTransaction): Promise<z.infer<typeof approver>[]> {
  return tx.delegation.findMany({
    where: { revoked_at: null },
    select: { team_id: true, slack_user_id: true, display_name: true },
    orderBy: [{ created_at: "asc" }, { id: "asc" }],
  });
}
