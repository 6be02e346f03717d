import { useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import { recall, remember } from "../data/remember.ts";
import { storySteps, triedSteps } from "./story-steps.ts";
import { useSend } from "./use-send.ts";

/** On a first visit: the story of the product in five commands, each run by a click. */
export function FirstSteps({ channel }: { channel: string }) {
  const { state } = usePage();
  const { send } = useSend(channel);
  const [hidden, setHidden] = useState(() => recall("browser", "steps-hidden", false));
  if (hidden) return null;
  const tried = triedSteps();
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
        {storySteps.map(({ verb, name }) => (
          <li key={verb}>
            <button
              type="button"
              class={tried.includes(verb) ? "step is-done" : "step"}
              onClick={() => void send(`${state.command} ${verb}`)}
            >
              <strong>{name}</strong>
              <code>
                {state.command} {verb}
              </code>
              {tried.includes(verb) && <span class="sr-only">, tried</span>}
            </button>
          </li>
        ))}
      </ol>
      {tried.length === storySteps.length && (
        <p class="first-steps-next">
          Now skip to the next send, read the mail in the leads’ mailbox, and answer it as the lead.
        </p>
      )}
    </section>
  );
}
