import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { PageState, WorldState } from "../wire.ts";
import type { Api } from "./api.ts";

/** The world outside of Slack has no change feed; it is asked this often while the page is seen. */
const WORLD_MS = 4000;

export type Who = { team: string; user: string };

export type PlaygroundData = {
  state: PageState | null;
  world: WorldState | null;
  lost: boolean;
  refresh: () => void;
};

/** What one person sees, kept fresh by the server's change feed. */
export function usePageState(api: Api, who: Who): PlaygroundData {
  const [state, setState] = useState<PageState | null>(null);
  const [world, setWorld] = useState<WorldState | null>(null);
  const [lost, setLost] = useState(false);
  const { team, user } = who;
  const loadState = useCallback(async () => {
    setState(await api.get<PageState>("state", { team, user }));
    setLost(false);
  }, [api, team, user]);
  const loadWorld = useCallback(async () => {
    setWorld(await api.get<WorldState>("world"));
  }, [api]);
  const refreshState = useGathered(loadState);
  const refreshWorld = useGathered(loadWorld);

  const refresh = useCallback(() => {
    refreshState();
    refreshWorld();
  }, [refreshState, refreshWorld]);
  useEffect(() => api.follow(refresh, () => setLost(true)), [api, refresh]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refreshWorld();
    }, WORLD_MS);
    return () => clearInterval(timer);
  }, [refreshWorld]);
  return { state, world, lost, refresh };
}

/** Runs `load` at once, and once more after it if it was asked for meanwhile; never twice at a time. */
function useGathered(load: () => Promise<void>): () => void {
  const running = useRef(false);
  const again = useRef(false);
  return useCallback(() => {
    again.current = true;
    if (running.current) return;
    running.current = true;
    void (async () => {
      while (again.current) {
        again.current = false;
        await load().catch(() => undefined);
      }
      running.current = false;
    })();
  }, [load]);
}
