import { AppError } from "../errors.ts";
import { composeMail } from "../outbox/compose/compose-mail.ts";
import { headerAddress } from "../outbox/compose/header-values.ts";
import type { OutgoingMail } from "../ports/mailbox.ts";
import type { GraphApi } from "./graph-api.ts";
import { byMessageId, type GraphMessage, graphMessage, graphMessages } from "./graph-message.ts";
import { failureOf } from "./vendor-refusal.ts";

/**
 * Makes the draft of a mail from its MIME, since Graph's JSON takes no header but x- ones. A follow-up is
 * made as a reply, which keeps it in Outlook's conversation; where that cannot be, References tie it to
 * the thread all the same. The draft goes to the approved recipient and nobody else, or is thrown away.
 */
export async function createGraphDraft(
  api: GraphApi,
  mail: OutgoingMail,
): Promise<{ draftId: string }> {
  const mime = await composeMail(mail);
  const parent = mail.inReplyTo ? await findParent(api, mail.inReplyTo) : null;
  const reply = parent ? await createReply(api, parent, { mail, mime }) : null;
  const draft = reply ?? (await keepIfOurs(api, mail, await create(api, "messages", mime)));
  if (draft) return { draftId: draft.id };
  throw new AppError("unavailable", {
    say: "Outlook changed the recipient of the draft, so it was thrown away.",
    next: "Look at the mailbox's rules and add-ins.",
  });
}

/** Null for a mail that its owner deleted, which is no reason not to send; a draft cannot be answered. */
async function findParent(api: GraphApi, messageId: string): Promise<GraphMessage | null> {
  const { value } = await api.read(graphMessages, {
    path: "messages",
    query: { $filter: byMessageId(messageId), $select: "id,isDraft" },
  });
  return value.find((one) => one.isDraft !== true) ?? null;
}

async function createReply(
  api: GraphApi,
  parent: GraphMessage,
  { mail, mime }: { mail: OutgoingMail; mime: Uint8Array },
): Promise<GraphMessage | null> {
  try {
    const path = `messages/${encodeURIComponent(parent.id)}/createReply`;
    return await keepIfOurs(api, mail, await create(api, path, mime));
  } catch (thrown) {
    const kind = failureOf(thrown)?.kind;
    if (kind === "gone" || kind === "invalid") return null;
    throw thrown;
  }
}

function create(api: GraphApi, path: string, mime: Uint8Array): Promise<GraphMessage> {
  return api.read(graphMessage, { method: "POST", path, mime });
}

/** Approval binds to the recipient, and a reply draft brings recipients of its own. */
async function keepIfOurs(
  api: GraphApi,
  mail: OutgoingMail,
  draft: GraphMessage,
): Promise<GraphMessage | null> {
  const { toRecipients, ccRecipients, bccRecipients } = draft;
  const all = [toRecipients, ccRecipients, bccRecipients].flatMap((list) => list ?? []);
  const wanted = headerAddress(mail.to, "recipient").address.toLowerCase();
  const [only, ...others] = all.map((one) => one.emailAddress.address.toLowerCase());
  if (only === wanted && others.length === 0) return draft;
  await api.bytes({ method: "DELETE", path: `messages/${encodeURIComponent(draft.id)}` });
  return null;
}
