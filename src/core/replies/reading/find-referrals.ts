import { addressesIn, sameAddress } from "./addresses.ts";
import type { Referral } from "./classification.ts";
import { plainWords } from "./plain-words.ts";
import type { ParsedMail } from "./read-mail.ts";
import { LANGUAGES } from "./words/languages.ts";

const MOST_REFERRALS = 5;
const NAME = "\\p{Lu}[\\p{L}'’-]+(?:[ \\t]+(?:(?:van|von|de|der|den|da|di|del|la|le|ten|ter|zu|dos|el)[ \\t]+){0,2}\\p{Lu}[\\p{L}'’-]+){1,2}";
const NO_PERSON = /^(no|not|do-?not)[-_.]?reply|^mailer-daemon|^postmaster|^unsubscribe|^abuse/;

/** Words that stand before the name of somebody to talk to. */
const POINTERS =
  "(?:contact|reach out to|speak (?:to|with)|talk (?:to|with)|touch with|write to|e-?mail|colleague|copying(?: in)?|cc['’]?(?:ing|d)?|looping in|adding|(?:person|contact) (?:is|would be|for this is)|manager|director|boss|cto|ceo|cfo|coo|cmo|head of \\p{L}+|an|bei|mit|herrn?|frau|kolleg(?:e|en|in)|m(?:r|rs|s|me|lle)?\\.?|monsieur|madame|coll[èe]gue|contactez|con|compañer[oa]|colega|contacte|contate|fale com|com|met|collega|contattare|contatti|z|do|pan(?:em|ia|ią|i|u)?|kolegą|koleżanką)";

/**
 * The people a writer points to, with name or address or both. Addresses come from the writer's own
 * words and, where they say that somebody is copied, from Cc; never the writer, never ourselves.
 */
export function findReferrals(
  mail: ParsedMail,
  own: string,
  ownAddresses: readonly string[],
): Referral[] {
  const ours = [...ownAddresses, ...mail.to.map((to) => to.address), mail.from?.address ?? ""];
  const isOther = (address: string) =>
    !ours.some((known) => sameAddress(known, address)) && !NO_PERSON.test(address);
  const written = addressesIn(own).filter(isOther);
  const people = written.map((email) => ({ email, name: nameBefore(own, email) ?? nameOf(mail, email) }));
  const copied = mentionsCopy(own) ? mail.cc.filter((cc) => isOther(cc.address.toLowerCase())) : [];
  for (const { address, name } of copied) {
    const email = address.toLowerCase();
    if (!people.some((person) => person.email === email)) people.push({ email, name });
  }
  if (people.length > 0) return people.slice(0, MOST_REFERRALS);
  const name = pointedName(own);
  return name !== null && pointsAway(own) ? [{ name, email: null }] : [];
}

/** Whether the words send us to somebody else, in any language. */
function pointsAway(own: string): boolean {
  const words = plainWords(own);
  return LANGUAGES.some(({ intents }) => intents.referral.some((pattern) => pattern.test(words)));
}

function mentionsCopy(own: string): boolean {
  return /\b(cc|cc'?d|cc'?ing|copy(ing)?|copied|loop(ing|ed)?|add(ing|ed)|kopie|copie|copia|cópia|kopii)\b|ＣＣ/i.test(own);
}

/** The name written before an address: "Ana Ruiz (ana@…)", "Ana Ruiz at ana@…", "Ana Ruiz <ana@…>". */
function nameBefore(own: string, email: string): string | null {
  const at = own.toLowerCase().indexOf(email);
  const before = own.slice(Math.max(0, at - 80), at).replace(/\s+/g, " ");
  const close = new RegExp(`(${NAME})[^\\p{L}]{0,4}(?:(?:at|on|via|unter|à|en|em|su|op|pod|auf|bei)[^\\p{L}]{1,3})?$`, "u");
  return withoutPointer(close.exec(before)?.[1] ?? null);
}

function nameOf(mail: ParsedMail, email: string): string | null {
  return mail.cc.find((cc) => sameAddress(cc.address, email))?.name ?? null;
}

function pointedName(own: string): string | null {
  const text = own.replace(/\s+/g, " ").slice(0, 5_000);
  const pointed = new RegExp(`(?<![\\p{L}])${pointerCases()}[ ,:]{1,3}(?:(?:my|our|the)[ ]\\p{L}+[ ,]{1,2})?(${NAME})`, "u");
  return withoutPointer(pointed.exec(text)?.[1] ?? null);
}

/** The pointers with either case of their first letters, since names need a case-sensitive match. */
function pointerCases(): string {
  return POINTERS.replace(/(?<=[(|])(?![?])(\p{Ll})/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** "Contact Ana Ruiz" at the start of a sentence is not called Contact. */
function withoutPointer(name: string | null): string | null {
  if (name === null) return null;
  const rest = name.replace(
    /^(contact|email|e-mail|please|try|ask|hi|hello|dear|thanks|cc|copying|adding|herr|herrn|frau|monsieur|madame|mr|mrs|ms|pan|pani|contactez|contacte)[ .]+/iu,
    "",
  );
  return rest.includes(" ") || rest.length > 1 ? rest.trim() : null;
}
