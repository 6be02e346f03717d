import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.ts";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { encodeCursor, pageInput, pageOutput } from "../cursor.ts";
import { defineOperation } from "../operation.ts";
import { readPosition } from "../page-position.ts";
import { approvalCard } from "./approval-card.ts";
import { readCards } from "./read-card.ts";
import { asTouches, touchSelect } from "./read-touch.ts";

/** Drafts that wait for a person, oldest request first. */
export const listApprovals = defineOperation({
  name: "list_approvals",
  needs: ["read", "decide"],
  input: z.object({ ...pageInput, campaign: campaignRef.optional() }),
  output: z.object({
    cards: z.array(approvalCard),
    total: z.number().int().describe("How many wait in all."),
    ...pageOutput,
  }),
  async run(tenant, input) {
    const { tx, user_id } = tenant;
    const campaign = input.campaign ? await findCampaign(tx, input.campaign) : null;
    const waiting = {
      status: "pending",
      approval_state: "requested",
      ...(campaign ? { campaign_id: campaign.id } : {}),
    };
    const { at, id } = readPosition(user_id, input.cursor);
    const after =
      at && id
        ? {
            OR: [
              { approval_requested_at: { gt: new Date(at) } },
              { approval_requested_at: new Date(at), id: { gt: id } },
            ],
          }
        : {};
    const total = await tx.sequenceStep.count({ where: waiting });
    const rows = await tx.sequenceStep.findMany({
      where: { ...waiting, ...after },
      orderBy: [{ approval_requested_at: "asc" }, { id: "asc" }],
      take: input.limit + 1,
      select: touchSelect,
    });
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const has_more = rows.length > page.length;
    const touches = await asTouches(tx, page);
    return {
      cards: await readCards(tenant, touches),
      total,
      has_more,
      next_cursor:
        has_more && last
          ? encodeCursor(user_id, [positionOf(last.approval_requested_at), last.id])
          : null,
    };
  },
});

/** A request's time is set from a JavaScript date, so its milliseconds are all of it. */
function positionOf(at: Date | null): string {
  return (at ?? new Date(0)).toISOString().replace("T", " ").replace("Z", "+00:00");
}
