import type { Tenant } from "../operation.ts";

/** When the next approved message or draft of this tenant is due (UTC); null when nothing waits. */
export async function nextSendAt({ tx }: Tenant): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select min(send_time) as at from sequence_steps where status = 'scheduled' and delivery_state = 'idle'`;
  return row?.at ?? null;
}
