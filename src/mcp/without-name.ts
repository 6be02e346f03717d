import { plainText, TEXT_LIMITS } from "./untrusted.ts";

/** Our sentence without the name of a lead in it, which an outsider may have written. */
export function withoutName(sentence: string, name: string): string {
  const nameless = name.trim() ? sentence.replaceAll(name.trim(), "the lead") : sentence;
  return plainText(nameless, TEXT_LIMITS.sentence);
}
