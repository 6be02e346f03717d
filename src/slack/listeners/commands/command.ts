import type { Visit } from "../../visit/visit.ts";

/** One verb of `/sdr`. */
export type Command = {
  /** One word, or two; empty for the bare command. */
  verb: string;
  /** Other words for the same. */
  also: readonly string[];
  /** What follows the verb, for the help; empty when nothing does. */
  takes: string;
  /** What it does, in a few words that follow "to". */
  does: string;
  example: string;
  run(visit: Visit, words: string): Promise<void>;
};
