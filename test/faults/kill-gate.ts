import { setTimeout as pause } from "node:timers/promises";

/** A point inside a call to a vendor, such as `send_asked`: the request is there and not acted upon. */
export type VendorPoint = string;

/** Decides at a point whether the call goes on; until it has, the call stands still. */
type Guard = () => Promise<boolean>;

/** Stands on the way between a sender and a vendor, outside both. */
export type Gate = {
  /** Sets a guard for the next call that comes to a point. */
  guard(point: VendorPoint, decide: Guard): void;
  /** How long whatever passes is held up, in ms. */
  delay(ms: () => number): void;
  /** For those who carry the calls: false means that this one ends here. */
  pass(point: VendorPoint): Promise<boolean>;
};

export function createGate(): Gate {
  const guards = new Map<VendorPoint, Guard>();
  let delayMs = () => 0;
  return {
    guard: (point, decide) => void guards.set(point, decide),
    delay(ms) {
      delayMs = ms;
    },
    async pass(point) {
      const ms = delayMs();
      if (ms > 0) await pause(ms);
      const decide = guards.get(point);
      guards.delete(point);
      return decide ? decide() : true;
    },
  };
}
