/**
 * What two spellings of a header have in common: letters and digits in lower case, without accents,
 * blanks and punctuation. `E-mail Address`, `email_address` and `emailAddress` are one key.
 */
export function headerKey(header) {
    return header
        .normalize("NFKD")
        .toLowerCase()
        .replaceAll("ł", "l")
        .replace(/[^\p{L}\p{N}]+/gu, "");
}
//# sourceMappingURL=header-key.js.map