import type { Tenant } from "../operation.ts";
import type { Reply } from "./reply.ts";

/** One reply as people and agents see it; `not_found` when it is no reply of this tenant. */
export async function readReply(_tenant: Tenant, _message_id: string): Promise<Reply> {
  throw new Error("not built yet");
}
