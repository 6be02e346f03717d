import type { OpenedCore } from "./open-core.ts";

/** Prints a result: as JSON when asked for, else as text for a person. */
type Print = (result: unknown, text: string) => void;

/** What a command in a file of its own is handed to run by. */
export type Shell = {
  action<Options>(
    run: (print: Print, options: Options, ...args: string[]) => Promise<void>,
  ): (...given: unknown[]) => Promise<void>;
  withCore<T>(run: (opened: OpenedCore) => Promise<T>): Promise<T>;
  isQuiet(): boolean;
};
