export type Loop = {
  start(): void;
  /** Has the next step begin at once. */
  wake(): void;
  /** Resolves when the step in progress is done; none begins after it. */
  stop(): Promise<void>;
};

export type LoopOptions = {
  /** One bounded piece of work; answers whether there may be more to do right away. */
  step: () => Promise<boolean>;
  /** Pause after a step that found nothing, in ms. */
  idleMs: number;
  onError: (error: unknown) => void;
};

/** Repeats a step for as long as it runs; a step that fails is reported and tried again later. */
export function createLoop({ step, idleMs, onError }: LoopOptions): Loop {
  let running = false;
  let woken = false;
  let endPause: () => void = () => undefined;
  let done: Promise<void> = Promise.resolve();

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    while (running) {
      woken = false;
      const more = await step().catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (running && !more && !woken) await pause();
    }
  }

  return {
    start() {
      if (running) return;
      running = true;
      done = run();
    },
    wake() {
      woken = true;
      endPause();
    },
    async stop() {
      running = false;
      endPause();
      await done;
    },
  };
}
