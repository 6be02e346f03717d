import type { AutomaticEvidence } from "./find-auto-reply.ts";
import { findIntent } from "./find-intent.ts";
import { firstHeader } from "./header-block.ts";
import { plainWords } from "./plain-words.ts";
import type { ParsedMail } from "./read-mail.ts";
import { returnDate } from "./return-date.ts";
import { LANGUAGES } from "./words/languages.ts";

const MOST_NOTICE = 3_000;

type Circumstances = { evidence: AutomaticEvidence | null; receivedAt: Date };

/**
 * Whether this is somebody's absence notice. With evidence of a machine one sentence of absence is
 * enough. Three of five such mails carry no header at all; those must say several things that only a
 * notice says, and must not quote or ask anything, because people also write "I am away until Monday".
 */
export function isOutOfOffice(
  mail: ParsedMail,
  own: string,
  { evidence, receivedAt }: Circumstances,
): boolean {
  const words = plainWords(own);
  const absent = saysAbsent(words);
  if (evidence === "headers" || evidence === "subject") {
    return absent || saysAbsent(plainWords(mail.subject));
  }
  if (!absent || words.length > MOST_NOTICE || words.includes("?")) return false;
  const nullPath = /^\s*<\s*>\s*$/.test(firstHeader(mail.headers, "return-path") ?? "-");
  const signs = besides(words) + Number(nullPath) + Number(onlyNamesReturn(own, receivedAt));
  return signs >= 2 && !isQuoting(mail.text);
}

/** A day of return says it is a notice, unless the writer says or wants something besides. */
function onlyNamesReturn(own: string, receivedAt: Date): boolean {
  return (
    findIntent(own, receivedAt, false).intent === "unclear" && returnDate(own, receivedAt) !== null
  );
}

function saysAbsent(words: string): boolean {
  return LANGUAGES.some(({ absent }) => absent.some((pattern) => pattern.test(words)));
}

/** How many of the other things notices say, in the one language that says most of them. */
function besides(words: string): number {
  return Math.max(
    ...LANGUAGES.map(
      ({ absentBesides }) => absentBesides.filter((pattern) => pattern.test(words)).length,
    ),
  );
}

function isQuoting(text: string): boolean {
  return /^\s*>/m.test(text.slice(0, 100_000));
}
