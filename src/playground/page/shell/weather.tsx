import { usePage } from "../data/page-context.ts";

/** How slow "slow" is, in ms: the app still has a second of the three. */
const SLOW_MS = 2000;

/** Two ways in which the real Slack can be unkind. */
export function Weather() {
  const { state, act } = usePage();
  const { deliver_twice, slow_ms } = state.conditions;
  return (
    <section class="weather" aria-labelledby="rail-weather">
      <h2 id="rail-weather">Make it harder</h2>
      <Switch
        name="Deliver twice"
        what="every click reaches the app two times"
        on={deliver_twice}
        onTurn={(on) => void act("conditions", { deliver_twice: on })}
      />
      <Switch
        name="Slow network"
        what="two seconds each way"
        on={slow_ms > 0}
        onTurn={(on) => void act("conditions", { slow_ms: on ? SLOW_MS : 0 })}
      />
    </section>
  );
}

function Switch(props: { name: string; what: string; on: boolean; onTurn: (on: boolean) => void }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        checked={props.on}
        onChange={(event) => props.onTurn(event.currentTarget.checked)}
      />
      <span>
        {props.name}
        <small>{props.what}</small>
      </span>
    </label>
  );
}
