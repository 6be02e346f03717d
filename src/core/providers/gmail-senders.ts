import { AppError } from "../errors.ts";
import type { MailAddress, Sender } from "../ports/mailbox.ts";
import type { GmailApi } from "./gmail-api.ts";

/**
 * The addresses this account may write as: its own, and those it has proved to be its own. Gmail allows the list
 * to whoever may read mail (developers.google.com/gmail/api/reference/rest/v1/users.settings.sendAs/list).
 */
export async function listGmailSenders(api: GmailApi): Promise<Sender[]> {
  const { sendAs = [] } = await api.call((users, options) =>
    users.settings.sendAs.list({ userId: "me" }, options),
  );
  return sendAs
    .filter((one) => one.isPrimary || one.verificationStatus === "accepted")
    .flatMap(({ sendAsEmail, displayName, isDefault }) =>
      sendAsEmail
        ? [
            {
              address: sendAsEmail,
              name: displayName?.trim() || null,
              isDefault: isDefault === true,
            },
          ]
        : [],
    );
}

/**
 * Throws `invalid_input` when this account may not write as that address any more. Gmail would not say so: it puts
 * the account's own address into From and sends.
 */
export async function refuseUnknownSender(
  api: GmailApi,
  from: MailAddress,
  own: string,
): Promise<void> {
  const wanted = from.address.toLowerCase();
  if (wanted === own.toLowerCase()) return;
  const senders = await listGmailSenders(api);
  if (senders.some(({ address }) => address.toLowerCase() === wanted)) return;
  throw new AppError("invalid_input", {
    say: `Gmail does not let ${own} send as ${from.address} any more, so nothing was sent.`,
    field: "from",
    next: "Confirm the address again in Gmail's settings, or choose another one in /sdr connect.",
  });
}
