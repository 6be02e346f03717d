import { GERMAN } from "./de.js";
import { ENGLISH } from "./en.js";
import { SPANISH } from "./es.js";
import { FRENCH } from "./fr.js";
import { ITALIAN } from "./it.js";
import { JAPANESE } from "./ja.js";
import { DUTCH } from "./nl.js";
import { POLISH } from "./pl.js";
import { PORTUGUESE } from "./pt.js";
/**
 * Every language the reader knows. All are tried on every mail: short replies mix languages, and a
 * wrong guess of the language would miss an opt-out. A new language is one file and one line here.
 */
export const LANGUAGES = [
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
    DUTCH,
    ITALIAN,
    POLISH,
    JAPANESE,
];
//# sourceMappingURL=languages.js.map