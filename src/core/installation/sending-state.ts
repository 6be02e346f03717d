import { z } from "zod";
import type { Tenant } from "../operation.ts";

/** How things stand before sending goes on: the installation's switch, and what would leave first. */
export const sendingState = z.object({
  on: z.boolean().describe("Whether this installation sends at all."),
  reason: z.string().nullable().describe("Why it does not."),
  due: z.number().int().describe("Approved messages whose time has come."),
  first_due: z
    .array(z.object({ lead_name: z.string(), campaign_name: z.string(), send_time: z.string() }))
    .describe("The first ten of them."),
  uncertain: z.number().int().describe("Messages that may or may not have gone out."),
});
export type SendingState = z.infer<typeof sendingState>;

const SHOWN = 10;

/** Reads the switch and what is due for this tenant. Relies on sequence_steps_user_status_idx. */
export async function readSendingState({ tx, now }: Tenant): Promise<SendingState> {
  const [state] = await tx.$queryRaw<{ sending_enabled: boolean; reason: string | null }[]>`
    select sending_enabled, reason from dispatch.sending_state()`;
  const due = {
    status: "scheduled",
    delivery_state: "idle",
    send_time: { lte: now },
    campaign: { status: "active" },
  };
  const first = await tx.sequenceStep.findMany({
    where: due,
    orderBy: [{ send_time: "asc" }, { id: "asc" }],
    take: SHOWN,
    select: { lead_id: true, campaign_id: true, send_time: true },
  });
  return {
    on: state?.sending_enabled ?? false,
    reason: state?.sending_enabled ? null : (state?.reason ?? null),
    due: await tx.sequenceStep.count({ where: due }),
    first_due: await withNames(tx, first),
    uncertain: await tx.sequenceStep.count({ where: { delivery_state: "uncertain" } }),
  };
}

type Due = { lead_id: string | null; campaign_id: string | null; send_time: Date | null };

async function withNames(tx: Tenant["tx"], rows: Due[]): Promise<SendingState["first_due"]> {
  const ids = (all: (string | null)[]) => ({ in: all.filter((id) => id !== null) });
  const leads = await tx.lead.findMany({
    where: { id: ids(rows.map((row) => row.lead_id)) },
    select: { id: true, full_name: true },
  });
  const campaigns = await tx.campaign.findMany({
    where: { id: ids(rows.map((row) => row.campaign_id)) },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    lead_name: leads.find(({ id }) => id === row.lead_id)?.full_name ?? "",
    campaign_name: campaigns.find(({ id }) => id === row.campaign_id)?.name ?? "",
    send_time: row.send_time?.toISOString() ?? "",
  }));
}
