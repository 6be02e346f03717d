const MOST_WORDS = 30_000;
const LETTERS = { ß: "ss", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d" };
/**
 * Text as the word lists are written: lower case, no accents, straight apostrophes, single spaces.
 * Japanese stays as it is, but for full-width Latin letters. Long texts are cut.
 */
export function plainWords(text) {
    return text
        .slice(0, MOST_WORDS)
        .normalize("NFKC")
        .toLowerCase()
        .normalize("NFD")
        .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]/g, "")
        .normalize("NFC")
        .replace(/[ßłøæœđ]/g, (letter) => LETTERS[letter] ?? letter)
        .replace(/[‘’´`ʼ＇]/g, "'")
        .replace(/[“”„«»]/g, '"')
        .replace(/[‐‑‒–—]/g, "-")
        .replace(/\s+/g, " ")
        .trim();
}
//# sourceMappingURL=plain-words.js.map