import type { Identity } from "./find-identity.ts";

/** Regular expressions of PostgreSQL; one that has nothing to find matches nothing. */
export type MentionPatterns = {
  /** An id, an address or a profile, each whole: `joann@acme.example` is not `ann@acme.example`. For `~*`. */
  exact: string;
  /** A name of several words, wherever it stands. For `~*`. */
  names: string;
  /** A name of one word, as it is written: "Mark" and "Will" are words besides. For `~`. */
  words: string;
  /** A name that is all of a value, in a document as text. For `~`. */
  values: string;
};

const NOTHING = "[^\\s\\S]";

/** In a document as text, a line break before a word is a letter: `\n`. */
const ESCAPED = "(?<=\\\\[bfnrt])";
const STARTS = `(?:${ESCAPED}|(?<![[:alnum:]._%+-]))`;
const ENDS = "(?!-*[[:alnum:]]|%|\\.[[:alnum:]])";
const WORD_STARTS = `(?:${ESCAPED}|(?<![[:alnum:]_]))`;
const WORD_ENDS = "(?![[:alnum:]_])";

/** What finds a text or a document that names this person, and nobody whose name or address only holds theirs. */
export function mentionPatterns(identity: Identity): MentionPatterns {
  const { lead_ids, names, addresses, aliases, profiles } = identity;
  const written = names.map((name) => name.trim()).filter((name) => name !== "");
  const isLong = (name: string) => /\s/.test(name);
  return {
    exact: anyOf(
      [...lead_ids, ...addresses, ...aliases, ...profiles].map(inDocument),
      STARTS,
      ENDS,
    ),
    names: anyOf(written.filter(isLong).map(inText), WORD_STARTS, WORD_ENDS),
    words: anyOf(written.filter((name) => !isLong(name)).map(inText), WORD_STARTS, WORD_ENDS),
    values: anyOf(names.map(inDocument), '(?<!\\\\)"', '"(?!\\s*:)'),
  };
}

function anyOf(texts: string[], before: string, after: string): string {
  return texts.length > 0 ? `${before}(?:${texts.join("|")})${after}` : NOTHING;
}

function inDocument(text: string): string {
  return literally(JSON.stringify(text).slice(1, -1));
}

/** With any white space between the words, and quotes as a text or a document has them. */
function inText(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => literally(word).replaceAll('"', '\\\\?"'))
    .join("\\s+");
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
