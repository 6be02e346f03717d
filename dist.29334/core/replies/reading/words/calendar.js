import { LANGUAGES } from "./languages.js";
/** Every month name of every language to its number; what is also a common word is left out. */
export const MONTH_NUMBERS = numbered(LANGUAGES.map(({ months }) => months));
/** Every weekday name that is long enough to mean nothing else, to its ISO number (Monday is 1). */
export const WEEKDAY_NUMBERS = new Map([...numbered(LANGUAGES.map(({ weekdays }) => weekdays))].filter(([name]) => name.length >= 5 || /[^a-z]/.test(name)));
/** Small numbers as words, for "in two weeks". */
export const NUMBER_WORDS = new Map([
    ...words("1", "a an one ein einem einer un une una uno um uma een jeden 一"),
    ...words("2", "two zwei deux dos dois duas twee due dwa dwie 二"),
    ...words("3", "three drei trois tres drie tre trzy 三"),
    ...words("4", "four vier quatre cuatro quatro quattro cztery 四"),
    ...words("5", "five funf cinq cinco vijf cinque piec 五"),
    ...words("6", "six sechs seis zes sei szesc 六 半"),
]);
function numbered(lists) {
    const numbers = new Map();
    for (const list of lists) {
        for (const [at, names] of list.entries()) {
            for (const name of names.split("|"))
                if (!numbers.has(name))
                    numbers.set(name, at + 1);
        }
    }
    for (const ambiguous of ["out", "set"])
        numbers.delete(ambiguous);
    return numbers;
}
function words(value, names) {
    return names.split(" ").map((name) => [name, Number(value)]);
}
//# sourceMappingURL=calendar.js.map