import type { Tenant } from "../operation.ts";
import { type SuppressionEntry, suppress } from "../suppression/suppress.ts";

/**
 * Suppresses the lead we wrote to and the address that asked, which may be another of theirs. On
 * LinkedIn the From is LinkedIn's own and speaks for nobody.
 */
export async function suppressWriter(
  tenant: Tenant,
  writer: { lead_id: string; channel: string; from: string | null },
): Promise<void> {
  const lead = await tenant.tx.lead.findUnique({
    where: { id: writer.lead_id },
    select: { email: true },
  });
  const from = writer.channel === "email" ? writer.from : null;
  const addresses = [lead?.email, from].flatMap((one) => one?.trim().toLowerCase() || []);
  const meaning = { reason: "unsubscribed", source: "reply" } as const;
  const entries: SuppressionEntry[] = [
    { scope: "person", value: writer.lead_id, ...meaning },
    ...[...new Set(addresses)].map((value) => ({ scope: "address" as const, value, ...meaning })),
  ];
  await suppress(tenant, entries);
}
