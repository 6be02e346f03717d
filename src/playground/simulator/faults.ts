/** Something that goes wrong in Slack, at the next `times` calls of `method` (any when left out). */
type Fault = {
  method?: string;
  times?: number;
} & (
  | { kind: "rate_limited"; retry_after_seconds: number } // HTTP 429 with Retry-After
  | { kind: "server_error"; status: number } // an HTTP 5xx; nothing was done
  | { kind: "error"; error: string } // ok: false with this error; nothing was done
  | { kind: "lost_response" } // it was done, and the connection breaks before the answer
  | { kind: "silence" } // nothing was done, and no answer ever comes
);

export type Faults = {
  /** Arranges for something to go wrong. */
  add: (fault: Fault) => void;
  /** Forgets everything arranged. */
  clear: () => void;
  /** The fault this call meets, if any; counts it. */
  next: (method: string) => Fault | undefined;
};

/** The faults of one simulated Slack, met in the order they were arranged. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear() {
      waiting = [];
    },
    next(method) {
      const met = waiting.find(({ fault }) => (fault.method ?? method) === method);
      if (!met) return undefined;
      met.left -= 1;
      if (met.left <= 0) waiting = waiting.filter((each) => each !== met);
      return met.fault;
    },
  };
}
