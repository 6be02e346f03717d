import { addressesIn } from "./addresses.ts";
import { firstHeader, readHeaderBlock } from "./header-block.ts";

/** One recipient of a delivery report (RFC 3464, section 2.3). */
export type ReportedRecipient = {
  /** The address that failed, lower case; null when the report names a mailbox file instead. */
  address: string | null;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded` or a word of some vendor; lower case. */
  action: string;
  /** RFC 3463 status without its comment, or null. */
  status: string | null;
  diagnostic: string;
};

const MOST_RECIPIENTS = 200;

/** Reads the recipients out of a `message/delivery-status` part, or out of text that holds its fields. */
export function readDeliveryReport(report: string): ReportedRecipient[] {
  return report
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/, MOST_RECIPIENTS * 2)
    .flatMap(splitGroups)
    .map(readRecipient)
    .filter((recipient) => recipient !== null)
    .slice(0, MOST_RECIPIENTS);
}

/** Some systems forget the empty line between two recipients; a field that comes again starts one. */
function splitGroups(block: string): string[] {
  const groups: string[] = [];
  const seen = new Set<string>();
  for (const line of block.replace(/^\n+/, "").split("\n", 2_000)) {
    const name = /^((?:final|original)-recipient|action|status):/i.exec(line)?.[1]?.toLowerCase();
    if (groups.length === 0 || (name !== undefined && seen.has(name))) {
      seen.clear();
      groups.push(line);
    } else {
      groups[groups.length - 1] += `\n${line}`;
    }
    if (name !== undefined) seen.add(name);
  }
  return groups;
}

function readRecipient(block: string): ReportedRecipient | null {
  const fields = readHeaderBlock(block);
  const final = firstHeader(fields, "final-recipient") ?? firstHeader(fields, "original-recipient");
  const status = statusCode(firstHeader(fields, "status"));
  const action = firstHeader(fields, "action");
  if (final === null || (action === null && status === null)) return null;
  return {
    address: mailboxAddress(typed(final)),
    action: (action ?? "").toLowerCase().split(/[\s;(]/)[0] ?? "",
    status,
    diagnostic: typed(firstHeader(fields, "diagnostic-code") ?? ""),
  };
}

function mailboxAddress(value: string): string | null {
  const quoted = /^<?("[^"\s]{1,64}"@[\w.-]{1,255})>?$/.exec(value.trim());
  return quoted?.[1]?.toLowerCase() ?? addressesIn(value)[0] ?? null;
}

/** Drops the type before the semicolon: `smtp; 550 5.1.1 …` (RFC 3464, section 2.1.2). */
function typed(value: string): string {
  return value.replace(/^[\w-]{1,40};\s*/, "");
}

function statusCode(value: string | null): string | null {
  return value ? (/^\s*([245]\.\d{1,3}\.\d{1,3})/.exec(value)?.[1] ?? null) : null;
}
