import { setTimeout as pause } from "node:timers/promises";
import { isLostRace } from "./is-lost-race.ts";

/** How often a transaction begins that loses to another one each time. */
const MAX_TRIES = 3;
/** Whoever won goes first, in ms; else both would meet again. */
const AFTER_LOSS_MS = 50;

/** Runs a transaction, and again from its start where another one won a deadlock: it must change nothing outside of itself. */
export async function beginAgain<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (thrown) {
      if (tries === MAX_TRIES || !isLostRace(thrown)) throw thrown;
      await pause(AFTER_LOSS_MS * tries);
    }
  }
}
