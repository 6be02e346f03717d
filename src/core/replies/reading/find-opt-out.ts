import { type OwnWords, ownWords } from "./own-words.ts";
import { plainWords } from "./plain-words.ts";
import type { ParsedMail } from "./read-mail.ts";
import { LANGUAGES } from "./words/languages.ts";

const MOST_WORDS_BESIDE_ONE_WORD = 40;

/** Where an opt-out was read; `subject` is how a mailto List-Unsubscribe arrives (RFC 2369). */
export type OptOut = { from: "words" | "line" | "subject" };

/**
 * Finds a worded opt-out in the person's own text, in any language we know; null when there is none.
 * Quoted text is never looked at. It wins at any confidence, so it would rather stop one too many.
 */
export function findOptOut(mail: ParsedMail): OptOut | null {
  if (isUnsubscribeSubject(mail.subject)) return { from: "subject" };
  const own = ownWords(mail.text);
  if (asksToStop(own)) return { from: "words" };
  if (isNewSubject(mail) && asksToStop({ words: mail.subject, aside: "" }))
    return { from: "subject" };
  return isOneWord(own.words) ? { from: "line" } : null;
}

/** A subject that the person wrote; behind "Re:" stands our own. */
function isNewSubject(mail: ParsedMail): boolean {
  return (
    mail.inReplyTo === null &&
    mail.references.length === 0 &&
    !/^\s*[\p{L}-]{1,10} ?[:：]/u.test(mail.subject)
  );
}

/** A mail whose whole subject is the word, as mail programs send for a mailto unsubscribe link. */
export function isUnsubscribeSubject(subject: string): boolean {
  const bare = plainWords(subject).replace(/^((re|aw|sv|antw|rif|odp|res|tr|fwd?): ?)+/, "");
  return LANGUAGES.some(({ optOutAlone }) => optOutAlone.test(bare));
}

const REQUESTS = LANGUAGES.flatMap(({ optOut }) => optOut).map(
  (pattern) => new RegExp(pattern.source, "g"),
);

function asksToStop(own: OwnWords): boolean {
  return [own.words, own.aside]
    .map(plainWords)
    .some((words) =>
      REQUESTS.some((request) =>
        [...words.matchAll(request)].some((match) => !isInstruction(words, match.index)),
      ),
    );
}

/** A condition on the reader, before the words in their sentence. */
const CONDITION =
  /\b(if you|should you|in case you|whenever you|wenn (sie|du|ihr)|falls (sie|du|ihr)|(sollten|mochten|wollen) sie|si vous|si (usted )?(no|ya|desea|quiere|prefiere)|se (voce|nao|non|desidera|vuole|desejar|quiser)|als (u|je|jij)|indien (u|je)|(wilt|wil) (u|je)|jesli|jezeli|aby|(?<!\b(like|want|wish|need|have|asked?|try|trying|tried|prefer|you|me|us|how) )to)\b[^.!?]*$/;
const WAY_OUT =
  /\b(click|klick|clique|clic|cliquez|klik|clicca|clicchi|cliccare|kliknij|haz|haga|here|hier|ici|aqui|qui|tutaj|link|lien|enlace|below|footer|visit|https?|www|subject|reply (with|(to )?(this|the) (e-?mail|mail|message) with) \W?(stop|unsub\w*|remove|opt))\b|こちら|クリック|下記|リンク|の方は|の場合/;

/**
 * Whether the words belong to somebody's own mailing footer: "if you no longer wish to receive these,
 * click here" tells a reader how, and asks us for nothing.
 */
function isInstruction(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 100), at);
  const after = words.slice(at, at + 140);
  return (CONDITION.test(before) || /[ぁ-ん]/.test(after)) && WAY_OUT.test(after);
}

/** "Unsubscribe" as a sentence of its own, in a mail too short to be about something else. */
function isOneWord(words: string): boolean {
  if (words.split(/\s+/).length > MOST_WORDS_BESIDE_ONE_WORD) return false;
  return words
    .split(/[\n.!;。！]/)
    .map(plainWords)
    .some((line) => LANGUAGES.some(({ optOutAlone }) => optOutAlone.test(line)));
}
