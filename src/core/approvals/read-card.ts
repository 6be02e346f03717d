import type { Tenant } from "../operation.ts";
import type { ApprovalCard } from "./approval-card.ts";

/** One touch as its card; `not_found` when there is none in this tenant. */
export async function readCard(_tenant: Tenant, _step_id: string): Promise<ApprovalCard> {
  throw new Error("not built yet");
}
