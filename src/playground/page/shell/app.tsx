import { useCallback, useMemo, useState } from "preact/hooks";
import { Conversation } from "../conversation/conversation.tsx";
import { HomeTab } from "../conversation/home-tab.tsx";
import { createApi } from "../data/api.ts";
import { type PageContext, pageContext } from "../data/page-context.ts";
import { recall, remember } from "../data/remember.ts";
import { usePageState, type Who } from "../data/use-page-state.ts";
import { useSeen } from "../data/use-seen.ts";
import { Mailbox } from "../mailbox/mailbox.tsx";
import type { ActionResult } from "../wire.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Locked } from "./locked.tsx";
import { ModalWindow } from "./modal-window.tsx";
import { Rail } from "./rail.tsx";
import { type Tab, TabBar } from "./tab-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useConfirm } from "./use-confirm.ts";
import { useToast } from "./use-toast.ts";

/** The app's home tab stands among the conversations under this name. */
const HOME = "home";

/** The playground: people and channels, the conversation, the lead's mailbox. */
export function App({ playgroundKey }: { playgroundKey: string }) {
  const [locked, setLocked] = useState(false);
  const api = useMemo(() => createApi(playgroundKey, () => setLocked(true)), [playgroundKey]);
  const [who, setWho] = useState<Who>(() => recall("tab", "who", { team: "", user: "" }));
  const linked = useMemo(takeLink, []);
  const [place, setPlace] = useState(() => linked?.channel ?? recall("tab", "place", ""));
  const [target, setTarget] = useState<string | null>(linked?.ts ?? null);
  const [tab, setTab] = useState<Tab>("chat");
  const data = usePageState(api, who);
  const { state, world, lost } = data;
  const toast = useToast();
  const { question, confirm } = useConfirm();
  const here = visiblePlace(place, state);
  const seen = useSeen(state, here);
  const show = useCallback((channel: string, ts?: string) => {
    remember("tab", "place", channel);
    setPlace(channel);
    setTarget(ts ?? null);
    setTab("chat");
  }, []);
  const become = (next: Who) => {
    remember("tab", "who", next);
    setWho(next);
    setTab("chat");
  };
  const act = useAct(api, { say: toast.say, refresh: data.refresh });

  if (locked) return <Locked />;
  if (!state) return <p class="loading">Opening the playground…</p>;
  const now = world ? new Date(world.now) : new Date();
  const page: PageContext = { api, state, now, act, confirm, say: toast.say, show };
  return (
    <pageContext.Provider value={page}>
      <div class="frame" data-tab={tab}>
        <TopBar lost={lost} world={world} />
        <Rail place={here} seen={seen} onBecome={become} />
        {here === HOME ? (
          <HomeTab key={state.you.id} />
        ) : (
          <Conversation key={`${state.you.id}/${here}`} channel={here} target={target} />
        )}
        <Mailbox world={world} />
        <TabBar tab={tab} onTab={setTab} unread={unreadTotal(state.conversations, seen.unread)} />
      </div>
      {state.modal && <ModalWindow key={state.modal.id} view={state.modal} />}
      {question && <ConfirmDialog question={question} />}
      <div class="toast" role="status" data-shown={toast.words !== null}>
        {toast.words && (
          <>
            <span>{toast.words}</span>
            <button type="button" class="link" onClick={toast.hush}>
              Dismiss
            </button>
          </>
        )}
      </div>
    </pageContext.Provider>
  );
}

function useAct(
  api: PageContext["api"],
  { say, refresh }: { say: (words: string) => void; refresh: () => void },
): PageContext["act"] {
  return useCallback(
    async (path, body) => {
      try {
        const result = await api.post<ActionResult>(path, body);
        if ("say" in result) say(result.say);
        return result;
      } catch (error) {
        const words = error instanceof Error ? error.message : "Something went wrong.";
        say(words);
        return { outcome: "refused", say: words };
      } finally {
        refresh();
      }
    },
    [api, say, refresh],
  );
}

/** The message a permalink led here for: `#C0SALES001/1795000000.000001`. */
function takeLink(): { channel: string; ts: string } | null {
  const [, channel, ts] = /^#([A-Z0-9]+)\/(\d+\.\d{6})$/.exec(location.hash) ?? [];
  if (!channel || !ts) return null;
  history.replaceState(null, "", location.pathname);
  return { channel, ts };
}

function visiblePlace(place: string, state: PageContext["state"] | null): string {
  if (place === HOME || !state) return place;
  const known = state.conversations.some((each) => each.id === place);
  return known ? place : (state.conversations[0]?.id ?? "");
}

function unreadTotal(conversations: { id: string }[], unread: (id: string) => number): number {
  return conversations.reduce((total, { id }) => total + unread(id), 0);
}
