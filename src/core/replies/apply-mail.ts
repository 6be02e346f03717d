import type { Tenant } from "../operation.ts";
import { applyAbsence } from "./apply-absence.ts";
import { applyBounce, applyComplaint } from "./apply-bounce.ts";
import { applyReply } from "./apply-reply.ts";
import type { MatchedMail } from "./match-mail.ts";
import type { JudgedMail } from "./read-inbound.ts";

export type MatchedInbound = JudgedMail & { match: MatchedMail };

/** What a mail changes, once. Answers the id of the message row when it was a reply of a person. */
export async function applyMail(tenant: Tenant, mail: MatchedInbound): Promise<string | null> {
  switch (mail.judged.kind) {
    case "human":
      return applyReply(tenant, mail);
    case "out_of_office":
      await applyAbsence(tenant, mail);
      return null;
    case "bounce":
      await applyBounce(tenant, mail);
      return null;
    case "complaint":
      await applyComplaint(tenant, mail);
      return null;
    case "auto_reply":
      return null;
  }
}
