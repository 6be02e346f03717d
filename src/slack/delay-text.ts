import { SEQUENCE_LIMITS } from "../core/sequences/sequence.ts";

const SHAPE = /^(\d+(?:[.,]\d+)?) *(d|days?|h|hours?|weeks?|w)?$/i;

/** Hours that a person means by `3 days`, `12 hours`, `2 weeks`, `at once` or a bare number of days; null if nobody can tell. */
export function readDelay(text: string): number | null {
  const said = text.trim().toLowerCase();
  if (said === "" || said === "at once") return 0;
  const [, amount, unit = "days"] = SHAPE.exec(said) ?? [];
  if (!amount) return null;
  const hours = Number(amount.replace(",", ".")) * hoursOf(unit);
  return Number.isInteger(hours) && hours <= SEQUENCE_LIMITS.delay_hours ? hours : null;
}

function hoursOf(unit: string): number {
  if (unit.startsWith("h")) return 1;
  return unit.startsWith("w") ? 7 * 24 : 24;
}
