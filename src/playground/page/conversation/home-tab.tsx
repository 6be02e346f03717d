import { useEffect } from "preact/hooks";
import { BlockList } from "../blocks/block-list.tsx";
import { elementHost } from "../data/element-host.ts";
import { valueInState } from "../data/element-value.ts";
import { usePage } from "../data/page-context.ts";
import { useHost } from "../data/use-element-host.ts";
import type { WireView } from "../wire.ts";

/** The app's home, which it publishes for one person when that person opens it. */
export function HomeTab() {
  const { state, act } = usePage();
  const { team, you, home } = state;
  useEffect(() => {
    void act("home", { team: team.id, user: you.id });
  }, [team.id, you.id]);
  return (
    <main class="conversation" aria-labelledby="home-name">
      <header class="pane-head">
        <h2 id="home-name">{state.app.name} home</h2>
        <p>What the app shows to {you.real_name}.</p>
      </header>
      <div class="log" aria-live="polite">
        {home ? (
          <Home key={home.id} view={home} />
        ) : (
          <div class="quiet">
            <p>The app has published no home for you yet.</p>
          </div>
        )}
      </div>
    </main>
  );
}

function Home({ view }: { view: WireView }) {
  const host = useHost({
    id: view.id,
    place: { view_id: view.id },
    held: (block, element) => valueInState(view.values[block]?.[element.action_id]),
  });
  return (
    <div class="home">
      <elementHost.Provider value={host}>
        <BlockList blocks={view.blocks} />
      </elementHost.Provider>
    </div>
  );
}
