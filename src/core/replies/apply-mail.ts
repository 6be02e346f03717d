import type { Tenant } from "../operation.ts";
import { applyAbsence } from "./apply-absence.ts";
import { applyBounce } from "./apply-bounce.ts";
import { applyComplaint } from "./apply-complaint.ts";
import { applyReply } from "./apply-reply.ts";
import type { MailEffect, MatchedInbound } from "./matched-inbound.ts";

/** What a mail changes. Each kind locks the lead before it writes anything of theirs. */
export async function applyMail(tenant: Tenant, mail: MatchedInbound): Promise<MailEffect> {
  switch (mail.judged.kind) {
    case "human":
      return applyReply(tenant, mail);
    case "out_of_office":
      return applyAbsence(tenant, mail);
    case "bounce":
      return applyBounce(tenant, mail);
    case "complaint":
      return applyComplaint(tenant, mail);
    case "auto_reply":
      return { reason: "an automatic reply, which changes nothing" };
  }
}
