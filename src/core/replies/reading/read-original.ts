import { addressesIn } from "./addresses.ts";
import { firstHeader, type Headers, messageIds, readHeaderBlock } from "./header-block.ts";

/** What a report still shows of the mail it is about. */
export type OriginalMail = {
  messageId: string | null;
  /** Our own id of the touch, from the header `X-SDR-Send-Id`. */
  sendId: string | null;
  from: string[];
  to: string[];
  subject: string | null;
};

/** Reads the headers of a returned mail; null when there is no telling header in it. */
export function readOriginal(block: string): OriginalMail | null {
  const headers: Headers = readHeaderBlock(block.replace(/^\s+/, ""));
  const original = {
    messageId: messageIds(firstHeader(headers, "message-id"))[0] ?? null,
    sendId: firstHeader(headers, "x-sdr-send-id"),
    from: addressesIn(firstHeader(headers, "from") ?? ""),
    to: addressesIn(firstHeader(headers, "to") ?? ""),
    subject: firstHeader(headers, "subject"),
  };
  const told = original.messageId ?? original.sendId ?? original.subject;
  return told === null && original.to.length === 0 ? null : original;
}

const MOST_EXPLANATION = 3_000;
const LONGEST_RUN = 30;
const TELLING = /^(received|return-path|message-id|mime-version|dkim-signature|x-[\w-]+):/i;
const COMMON = /^(from|to|cc|subject|date|sender|reply-to|content-type|user-agent):/i;

/**
 * Splits a worded report into the explanation and the copy of the mail that many systems append to
 * it. The copy starts where header lines do: three in a run, one of which only a mail would have.
 */
export function splitAppendedMail(text: string): { explanation: string; copy: string } {
  const lines = text.split("\n");
  for (let at = 0; at < Math.min(lines.length, MOST_EXPLANATION); at += 1) {
    const indent = /^[ \t]*/.exec(lines[at] ?? "")?.[0] ?? "";
    const copy = outdent(lines.slice(at, at + LONGEST_RUN), indent);
    if (isHeaderRun(copy)) {
      const rest = outdent(lines.slice(at), indent);
      return { explanation: lines.slice(0, at).join("\n"), copy: rest.join("\n") };
    }
  }
  return { explanation: text, copy: "" };
}

/** Some list servers set the whole copy in; the run's first line says how far. */
function outdent(lines: string[], indent: string): string[] {
  if (indent === "") return lines;
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

function isHeaderRun(lines: string[]): boolean {
  const first = lines[0] ?? "";
  if (!TELLING.test(first) && !COMMON.test(first)) return false;
  let fields = 0;
  let telling = 0;
  for (const line of lines) {
    if (TELLING.test(line)) telling += 1;
    if (TELLING.test(line) || COMMON.test(line)) fields += 1;
    else if (!/^[ \t]+\S/.test(line)) break;
  }
  return fields >= 3 && telling >= 1;
}
