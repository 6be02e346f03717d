import { addressesIn, sameAddress } from "./addresses.ts";
import { bounceStatus, isHard } from "./bounce-status.ts";
import type { Bounce } from "./classification.ts";
import { findWordedBounce, isSuccessNotice } from "./find-worded-bounce.ts";
import { firstHeader } from "./header-block.ts";
import { type ReportedRecipient, readDeliveryReport } from "./read-delivery-report.ts";
import type { ParsedMail } from "./read-mail.ts";
import { readOriginal, splitAppendedMail } from "./read-original.ts";
import { bounceSourceScore } from "./report-senders.ts";

/** What a delivery report says: mail failed or waits (`bounce`), or that it arrived (`delivered`). */
export type DeliveryNews = { kind: "bounce"; bounce: Bounce } | { kind: "delivered" };

const ARRIVED = new Set(["delivered", "relayed", "expanded"]);

/**
 * Judges whether a mail reports a failed delivery: by its `message/delivery-status` part (RFC 3464),
 * else by the same fields in its text, else by sender, subject and phrases, for about half of all
 * real bounces carry no such part. Null for everything else. A delayed mail is a soft bounce.
 */
export function findBounce(mail: ParsedMail, ownAddresses: readonly string[]): DeliveryNews | null {
  const fromReport = mail.reports.delivery ? readDeliveryReport(mail.reports.delivery) : [];
  if (fromReport.length > 0) return newsOf(fromReport, mail, ownAddresses);
  const isReport = mail.reports.delivery !== null || bounceSourceScore(mail) > 0;
  const written = isReport ? readDeliveryReport(mail.text) : [];
  if (written.length > 0) return newsOf(written, mail, ownAddresses);
  const worded = findWordedBounce(mail, ownAddresses);
  if (worded) return { kind: "bounce", bounce: worded };
  return isSuccessNotice(mail) ? { kind: "delivered" } : null;
}

function newsOf(
  reported: ReportedRecipient[],
  mail: ParsedMail,
  ownAddresses: readonly string[],
): DeliveryNews {
  const failed = reported.filter((recipient) => !hasArrived(recipient));
  if (failed.length === 0) return { kind: "delivered" };
  const given = failed.filter((recipient) => recipient.action !== "delayed");
  const counted = given.length > 0 ? given : failed;
  const explanation = splitAppendedMail(mail.text).explanation;
  const judged = counted.map((recipient) => judge(recipient, explanation));
  const worst = judged.find((verdict) => verdict.hard) ?? judged[0];
  return {
    kind: "bounce",
    bounce: {
      hard: worst?.hard ?? false,
      status: worst?.status ?? null,
      recipients: recipientsOf(counted, mail, ownAddresses),
    },
  };
}

function hasArrived({ action, status }: ReportedRecipient): boolean {
  return ARRIVED.has(action) || (action === "" && (status?.startsWith("2") ?? false));
}

function judge(
  recipient: ReportedRecipient,
  explanation: string,
): { hard: boolean; status: string | null } {
  const words = recipient.diagnostic;
  const silent = words.length < 8 && (recipient.status ?? "5.0.0").endsWith(".0.0");
  const evidence = silent ? `${words} ${explanation}` : words;
  return {
    hard: recipient.action !== "delayed" && isHard(recipient.status, evidence),
    status: bounceStatus(recipient.status, evidence),
  };
}

/**
 * The failed addresses, each once. A report that names a mailbox file, or nobody, is completed from
 * `X-Failed-Recipients` and from the returned mail.
 */
function recipientsOf(
  failed: ReportedRecipient[],
  mail: ParsedMail,
  ownAddresses: readonly string[],
): string[] {
  const named = [...new Set(failed.flatMap((recipient) => recipient.address ?? []))];
  if (named.length > 0) return named;
  const header = addressesIn(firstHeader(mail.headers, "x-failed-recipients") ?? "");
  if (header.length > 0) return header;
  const original = mail.original ?? readOriginal(splitAppendedMail(mail.text).copy);
  const isOwn = (address: string) => ownAddresses.some((own) => sameAddress(own, address));
  return (original?.to ?? []).filter((address) => !isOwn(address));
}
