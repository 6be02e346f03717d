import { IN_CHARGE_VERBS, NAME_PARTICLES, POINTERS, TITLES } from "./words/pointing.ts";

const WORD = "\\p{Lu}[\\p{L}'’-]{1,30}";
const NEXT_WORD = `[ \\t]+(?:(?:${NAME_PARTICLES})[ \\t]+){0,2}${WORD}`;
const FULL_NAME = `${WORD}(?:${NEXT_WORD}){1,2}`;
const ANY_NAME = `${WORD}(?:${NEXT_WORD}){0,2}`;

const BEFORE_ADDRESS = new RegExp(
  `(${ANY_NAME})[^\\p{L}]{1,4}(?:(?:at|on|via|unter|à|en|em|su|op|pod|auf|bei)[^\\p{L}]{1,3})?$`,
  "u",
);
const POINTED_AT = new RegExp(
  `(?<![\\p{L}])(?:${eitherCase(POINTERS)})[ ,:]{1,3}(?:(?:\\p{Ll}+|\\p{Lu}{2,4})[ ,]{1,2}){0,2}(${FULL_NAME})`,
  "u",
);
const IN_CHARGE = new RegExp(
  `(?<![\\p{L}])(${FULL_NAME})[ ,]{1,2}(?:${IN_CHARGE_VERBS})(?![\\p{L}])`,
  "u",
);
const TITLE = new RegExp(`^(?:${TITLES})[ .]+`, "iu");
const TITLE_ALONE = new RegExp(`^(?:${TITLES})$`, "iu");

/** The name right before an address: "Ana Ruiz (ana@…)", "Ana at ana@…", "Ana Ruiz <ana@…>"; or null. */
export function nameBefore(text: string, address: string): string | null {
  const at = text.toLowerCase().indexOf(address);
  const before = text.slice(Math.max(0, at - 80), Math.max(0, at)).replace(/\s+/g, " ");
  return bareName(BEFORE_ADDRESS.exec(before)?.[1]);
}

/** The full name of somebody the text says to talk to: "contact my colleague Ana Ruiz", "Ana Ruiz handles this"; or null. */
export function pointedName(text: string): string | null {
  const words = text.slice(0, 5_000).replace(/\s+/g, " ");
  return bareName(POINTED_AT.exec(words)?.[1]) ?? bareName(IN_CHARGE.exec(words)?.[1]);
}

/** "Contact Ana Ruiz" at the start of a sentence is not somebody called Contact. */
function bareName(name: string | undefined): string | null {
  const bare = name?.replace(TITLE, "").trim() ?? "";
  return bare === "" || TITLE_ALONE.test(bare) ? null : bare;
}

/** Names need a case-sensitive match, so the words before them are spelled with either first letter. */
function eitherCase(words: string): string {
  return words.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
