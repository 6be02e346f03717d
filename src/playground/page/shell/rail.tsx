import type { ComponentChildren } from "preact";
import { usePage } from "../data/page-context.ts";
import type { Who } from "../data/use-page-state.ts";
import type { Seen } from "../data/use-seen.ts";
import type { PersonCard } from "../wire.ts";
import { AppMark, Avatar } from "./avatar.tsx";
import { Badge } from "./tab-bar.tsx";
import { Weather } from "./weather.tsx";

const ROLES: Readonly<Record<string, string>> = {
  Rep: "owns the campaign",
  Approver: "decides too",
  Outsider: "decides nothing",
};

/** Who you are, and where you can go. */
export function Rail(props: { place: string; seen: Seen; onBecome: (who: Who) => void }) {
  const { state } = usePage();
  const { place, seen, onBecome } = props;
  const channels = state.conversations.filter(({ kind }) => kind !== "im");
  const direct = state.conversations.find(({ kind }) => kind === "im");
  return (
    <nav class="rail" aria-label="People and channels">
      {state.teams.length > 1 && <Teams onBecome={onBecome} />}
      <section aria-labelledby="rail-people">
        <h2 id="rail-people">You are</h2>
        <ul>
          {state.people.map((person) => (
            <li key={person.id}>
              <Persona person={person} waiting={seen.waiting(person.id)} onBecome={onBecome} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rail-channels">
        <h2 id="rail-channels">Channels</h2>
        <ul>
          {channels.map(({ id, name }) => (
            <Place key={id} id={id} here={place === id} unread={seen.unread(id)}>
              <span class="hash" aria-hidden="true">
                #
              </span>
              {name}
            </Place>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rail-app">
        <h2 id="rail-app">The app</h2>
        <ul>
          <Place id="home" here={place === "home"} unread={0}>
            <AppMark small />
            Home
          </Place>
          {direct && (
            <Place id={direct.id} here={place === direct.id} unread={seen.unread(direct.id)}>
              <AppMark small />
              Direct messages
            </Place>
          )}
        </ul>
      </section>
      <Weather />
    </nav>
  );
}

function Persona(props: { person: PersonCard; waiting: boolean; onBecome: (who: Who) => void }) {
  const { state } = usePage();
  const { person, waiting } = props;
  const you = state.you.id === person.id;
  const role = ROLES[person.title];
  return (
    <button
      type="button"
      class="persona"
      aria-pressed={you}
      onClick={() => props.onBecome({ team: state.team.id, user: person.id })}
    >
      <Avatar name={person.real_name} id={person.id} />
      <span class="persona-words">
        <strong>{person.real_name}</strong>
        <small>
          {person.title}
          {role && `, ${role}`}
        </small>
      </span>
      {waiting && (
        <span class="dot">
          <span class="sr-only">has something new</span>
        </span>
      )}
    </button>
  );
}

function Place(props: { id: string; here: boolean; unread: number; children: ComponentChildren }) {
  const { show } = usePage();
  return (
    <li>
      <button
        type="button"
        class={props.unread > 0 ? "place is-unread" : "place"}
        aria-current={props.here ? "page" : undefined}
        onClick={() => show(props.id)}
      >
        <span class="place-name">{props.children}</span>
        {props.unread > 0 && <Badge count={props.unread} />}
      </button>
    </li>
  );
}

function Teams({ onBecome }: { onBecome: (who: Who) => void }) {
  const { state } = usePage();
  return (
    <section>
      <label class="rail-team">
        Workspace
        <select
          class="field is-menu"
          value={state.team.id}
          onChange={(event) => onBecome({ team: event.currentTarget.value, user: "" })}
        >
          {state.teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
