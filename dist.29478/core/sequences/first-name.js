const HONORIFICS = /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|herr|frau|dipl|ing|mag|med|rer|nat|jur|phil|hc|m|mme|sr|sra)$/i;
/**
 * The given name in a full name, for a greeting: titles in front are skipped, "Doe, Jane" is turned
 * round, all-capitals names are lowered. Null if there is nothing to greet a person by ("J. Doe").
 */
export function firstName(fullName) {
    const [family = "", given] = fullName.split(",", 2);
    const turned = given === undefined || isSuffix(given) ? family : given;
    const words = turned.trim().split(/\s+/);
    const first = words.find((word) => !HONORIFICS.test(word.replace(/\./g, "")));
    if (first === undefined || !/^\p{L}[\p{L}\p{M}'’-]+$/u.test(first))
        return null;
    return isShouted(first) ? capitalised(first) : first;
}
function isSuffix(part) {
    return /^(phd|md|mba|jr|sr|ii|iii|iv|esq|cpa|msc|bsc|ma|pmp)$/i.test(part.replace(/[.\s]/g, ""));
}
function isShouted(word) {
    return word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
}
function capitalised(word) {
    return word.toLowerCase().replace(/(^|-)\p{L}/gu, (start) => start.toUpperCase());
}
//# sourceMappingURL=first-name.js.map