import {
  COPY_TITLES,
  DATE,
  LEADS,
  OTHER_LABEL,
  SENDER_LABEL,
  SUBJECT_LABEL,
  TIME,
  WROTE,
} from "./words/quoting.ts";

/** Lines that introduce somebody else's words: how many they are, and what follows them. */
export type QuoteHeader = { kind: "intro" | "copy"; length: number };

const LONGEST_LINE = 300;
const MOST_LINES = 6;
const MOST_LABELS = 14;
const VERB_AT_END = new RegExp(`^.{5,110}${WROTE.source}\\s*[:：]\\s*$`, "iu");
const ADDRESS = /<?[^\s<>@]{1,80}@[^\s<>@]{1,120}>?/;

/** The quote header that starts at a line, or null. Looks at most a dozen lines ahead. */
export function findQuoteHeader(lines: readonly string[], at: number): QuoteHeader | null {
  const first = (lines[at] ?? "").trim();
  if (first === "" || first.length > LONGEST_LINE || first.startsWith(">")) return null;
  if (isCopyTitle(first)) return { kind: "copy", length: 1 };
  const block = headerBlockLength(lines, at);
  if (block > 0) return { kind: "copy", length: block };
  const intro = introLength(lines, at);
  return intro > 0 ? { kind: "intro", length: intro } : null;
}

function isCopyTitle(line: string): boolean {
  return line.length < 90 && /^[\s*_]*-{2,}|:\s*$/.test(line) && COPY_TITLES.test(line);
}

/** "On … wrote:" in its many languages, which mail programs wrap over several lines. */
function introLength(lines: readonly string[], at: number): number {
  let joined = (lines[at] ?? "").trim();
  if (!mayStartIntro(joined)) return 0;
  for (let taken = 1; taken <= MOST_LINES; taken += 1) {
    if (joined.length > LONGEST_LINE) return 0;
    if (isIntro(joined)) return taken;
    const next = lines[at + taken]?.trim();
    if (next === undefined || !continuesIntro(next)) return 0;
    joined = `${joined} ${next}`.trim();
  }
  return 0;
}

/** A wrapped line may start with `>` only where it ends the intro: `> wrote:`. */
function continuesIntro(line: string): boolean {
  return !startsIntro(line) && !/^>(?!\s*(\S+\s*)?[:：]$)/.test(line);
}

function mayStartIntro(line: string): boolean {
  const leads = /^[-\s]*on\s/i.test(line) || (LEADS.test(line) && /\d/.test(line));
  return startsIntro(line) || leads || ADDRESS.test(line) || /[<,"]$/.test(line);
}

/** Whether a line opens with a date, or with "On", "Le", "Am" … and then a date. */
function startsIntro(line: string): boolean {
  const date = DATE.exec(line.slice(0, 80));
  if (!date) return false;
  return LEADS.test(line)
    ? date.index < 40
    : date.index < 20 && /^(\S{1,5}\.)?[^.!?]*$/.test(line.slice(0, date.index));
}

function isIntro(joined: string): boolean {
  const dated = startsIntro(joined);
  const addressed = ADDRESS.test(joined);
  const closed = /[:：]["*_>\s-]*$/.test(joined);
  if (/^-+\s*on\s.{8,200}\swrote\s*-+$/i.test(joined)) return true;
  if (dated && WROTE.test(joined) && (closed || addressed)) return endsSoonAfterVerb(joined);
  if (closed && /\d/.test(joined) && LEADS.test(joined) && VERB_AT_END.test(joined)) return true;
  if (dated && addressed && !LEADS.test(joined)) return closed || />\s*$/.test(joined);
  if (dated && /^\d/.test(joined) && TIME.test(joined)) return /\b(GMT|UTC)\b/.test(joined);
  return closed && isNameAndVerb(joined);
}

/** `Some One <one@example.org> wrote:`, with nothing before the name. */
function isNameAndVerb(joined: string): boolean {
  const address = ADDRESS.exec(joined);
  if (!address || address.index > 60 || /[.!?;:]\s/.test(joined.slice(0, address.index)))
    return false;
  const rest = joined.slice(address.index + address[0].length);
  return WROTE.test(rest) && rest.length < 90;
}

function endsSoonAfterVerb(joined: string): boolean {
  const verb = WROTE.exec(joined);
  return verb !== null && joined.length - verb.index < 120;
}

type Labels = { senders: number; others: number; subjects: number; address: boolean };

/** Three header lines in a run, as Outlook writes them above the copy; 0 when there is no such run. */
function headerBlockLength(lines: readonly string[], at: number): number {
  const seen: Labels = { senders: 0, others: 0, subjects: 0, address: false };
  const block = lines.slice(at, at + MOST_LABELS).map((line) => line.slice(0, LONGEST_LINE));
  let length = 0;
  for (const [next, line] of block.entries()) {
    if (countLabel(line, seen)) length = next + 1;
    // One wrapped line may stand between two fields; an empty line ends the block.
    else if (next === 0 || line.trim() === "" || next > length) break;
  }
  const total = seen.senders + seen.others + seen.subjects;
  const telling = seen.subjects > 0 || seen.address;
  return seen.senders > 0 && total >= 3 && telling ? length : 0;
}

function countLabel(line: string, seen: Labels): boolean {
  const label = /^[\s>]*[*_]{0,2}([^:：*_]{1,24}?)\s*[*_]{0,2}\s*[:：]/u.exec(line)?.[1]?.trim();
  if (label === undefined) return false;
  if (SENDER_LABEL.test(label)) seen.senders += 1;
  else if (SUBJECT_LABEL.test(label)) seen.subjects += 1;
  else if (OTHER_LABEL.test(label)) seen.others += 1;
  else return false;
  seen.address ||= line.includes("@");
  return true;
}
