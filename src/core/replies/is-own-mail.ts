import { z } from "zod";
import type { Tenant } from "../operation.ts";
import type { JudgedMail } from "./judge-mail.ts";
import { firstHeader } from "./reading/header-block.ts";

/**
 * Whether we wrote this ourselves: a copy of what the product sent, or anything else from the user's own
 * mailboxes, an absence notice of theirs included. A report about failed mail never is, whatever its
 * From says. Somebody who enrolled a second mailbox of their own as a lead, to try things out, is a lead.
 */
export async function isOwnMail(tenant: Tenant, mail: JudgedMail): Promise<boolean> {
  const { parsed, judged, own, mailbox } = mail;
  if (judged.kind === "bounce" || judged.kind === "complaint") return false;
  const sendId = firstHeader(parsed.headers, "x-sdr-send-id");
  if ((await isOurTouch(tenant, sendId)) || (await isSentMessage(tenant, parsed.messageId))) {
    return true;
  }
  const from = parsed.from?.address.toLowerCase() ?? "";
  if (from === mailbox) return true;
  return own.includes(from) && !(await isLead(tenant, from));
}

/** The header alone proves nothing: a lead may use this product too, and their answers carry it. */
async function isOurTouch({ tx }: Tenant, sendId: string | null): Promise<boolean> {
  const id = z.uuid().safeParse(sendId?.trim());
  return id.success && (await tx.sequenceStep.count({ where: { id: id.data } })) > 0;
}

async function isSentMessage({ tx }: Tenant, rfc_message_id: string | null): Promise<boolean> {
  if (!rfc_message_id) return false;
  return (await tx.message.count({ where: { rfc_message_id, direction: "outbound" } })) > 0;
}

async function isLead({ tx }: Tenant, email_norm: string): Promise<boolean> {
  return (await tx.lead.count({ where: { email_norm } })) > 0;
}
