import { GERMAN } from "./de.ts";
import { ENGLISH } from "./en.ts";
import { SPANISH } from "./es.ts";
import { FRENCH } from "./fr.ts";
import { ITALIAN } from "./it.ts";
import { JAPANESE } from "./ja.ts";
import { DUTCH } from "./nl.ts";
import { POLISH } from "./pl.ts";
import { PORTUGUESE } from "./pt.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Every language the reader knows. All are tried on every mail: short replies mix languages, and a
 * wrong guess of the language would miss an opt-out. A new language is one file and one line here.
 */
export const LANGUAGES: readonly Vocabulary[] = [
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
