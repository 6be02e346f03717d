import { useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import { recall, remember } from "../data/remember.ts";
import { useSend } from "./use-send.ts";

const STEPS = [
  { verb: "import", name: "Import leads" },
  { verb: "campaign new", name: "New campaign" },
  { verb: "enroll", name: "Enroll leads" },
  { verb: "campaign start", name: "Start it" },
  { verb: "approve", name: "Approve a draft" },
] as const;

/** On a first visit: the story of the product in five commands, each run by a click. */
export function FirstSteps({ channel }: { channel: string }) {
  const { state } = usePage();
  const { send } = useSend(channel);
  const [done, setDone] = useState<string[]>(() => recall("tab", "steps", []));
  const [hidden, setHidden] = useState(() => recall("browser", "steps-hidden", false));
  if (hidden) return null;
  const run = (verb: string) => {
    const next = [...done, verb];
    remember("tab", "steps", next);
    setDone(next);
    void send(`${state.command} ${verb}`);
  };
  const hide = () => {
    remember("browser", "steps-hidden", true);
    setHidden(true);
  };
  return (
    <section class="first-steps" aria-labelledby="first-steps-title">
      <div class="first-steps-head">
        <h3 id="first-steps-title">From a list of leads to a first answer</h3>
        <button type="button" class="link" onClick={hide}>
          Hide
        </button>
      </div>
      <ol>
        {STEPS.map(({ verb, name }) => (
          <li key={verb}>
            <button
              type="button"
              class={done.includes(verb) ? "step is-done" : "step"}
              onClick={() => run(verb)}
            >
              <strong>{name}</strong>
              <code>
                {state.command} {verb}
              </code>
              {done.includes(verb) && <span class="sr-only">, tried</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
