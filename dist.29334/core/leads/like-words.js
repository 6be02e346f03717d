/** At most this many words count: more would only make the search slow. */
const MAX_WORDS = 8;
/** The words of a search as ILIKE patterns, with `%`, `_` and `\` taken literally. */
export function likeWords(query) {
    const words = (query ?? "").split(/\s+/).filter((word) => word !== "");
    return words.slice(0, MAX_WORDS).map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}
//# sourceMappingURL=like-words.js.map