import { addressesIn, sameAddress } from "./addresses.ts";
import { firstHeader } from "./header-block.ts";
import type { ParsedMail } from "./read-mail.ts";
import { readOriginal } from "./read-original.ts";

type Report = { explanation: string; copy: string };

/** How a failed address stands in an explanation, the most telling way first. */
const PLACES: readonly RegExp[] = [
  /^[ \t]*(?:>>>|[*•-]{1,2})?[ \t]*["'<]{0,2}([^\s"<>()[\]:;,]+@[\w.-]+)["'>]{0,2}(?=$|[\s:;,<[(])/,
  /(?:final|original)-recipient:[^\n]{0,20}?([^\s<>;]+@[\w.-]+)/i,
  /[45]\d\d[- ][^@\n]{0,40}<([^\s<>]+@[\w.-]+)>/,
  /(?:undeliverable to|recipient address|mailbox exceeds[^:]{0,30}|userid|attempts|mailbox is full|message to|mail to|unable to deliver[^:]{0,30} to|errors?|recipients?)[:\s]+<?([^\s<>]+@[\w.-]+)>?/i,
  /rcpt to:\s*<?([^\s<>]+@[\w.-]+)>?/i,
];

/**
 * The addresses a worded report is about: from `X-Failed-Recipients`, else from where they stand in
 * the explanation, else from the returned mail. The sender of the returned mail is none of them.
 */
export function bounceRecipients(
  mail: ParsedMail,
  report: Report,
  ownAddresses: readonly string[],
): string[] {
  const header = addressesIn(firstHeader(mail.headers, "x-failed-recipients") ?? "");
  if (header.length > 0) return header;
  const returned = mail.original ?? readOriginal(report.copy);
  const senders = [...ownAddresses, ...mail.to.map((to) => to.address), mail.from?.address ?? ""];
  const isSender = (address: string) => senders.some((sender) => sameAddress(sender, address));
  const candidates = [...standing(report.explanation), returned?.to ?? []];
  for (const found of candidates) {
    const others = found.filter((address) => !isSender(address));
    if (others.length > 0) return others;
  }
  const mentioned = addressesIn(report.explanation).filter((address) => !isSender(address));
  return mentioned.length > 0 ? mentioned : (candidates.find((found) => found.length > 0) ?? []);
}

/** One list of addresses per kind of place, in the order of PLACES. */
function standing(explanation: string): string[][] {
  const lines = explanation.split("\n").slice(0, 400);
  return PLACES.map((place) => [
    ...new Set(lines.flatMap((line) => addressesIn(place.exec(line.slice(0, 1_000))?.[1] ?? ""))),
  ]);
}
