import { z } from "zod";

const recipients = z.array(z.object({ emailAddress: z.object({ address: z.string() }) }));

/** What we ask of a message; Graph leaves out or nulls what it does not have. */
export const graphMessage = z.object({
  id: z.string().min(1),
  isDraft: z.boolean().nullish(),
  internetMessageId: z.string().nullish(),
  conversationId: z.string().nullish(),
  parentFolderId: z.string().nullish(),
  receivedDateTime: z.string().nullish(),
  from: z.object({ emailAddress: z.object({ address: z.string().nullish() }).nullish() }).nullish(),
  toRecipients: recipients.nullish(),
  ccRecipients: recipients.nullish(),
  bccRecipients: recipients.nullish(),
});
export type GraphMessage = z.output<typeof graphMessage>;

/** A page of messages. */
export const graphMessages = z.object({ value: z.array(graphMessage) });

/** The fields that tell what became of a mail. */
export const SENT_FIELDS = "id,isDraft,internetMessageId,conversationId,parentFolderId";

/** An OData filter for a Message-ID; the quotes within it are doubled. */
export function byMessageId(messageId: string): string {
  return `internetMessageId eq '${messageId.replaceAll("'", "''")}'`;
}
