import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import type { ConversationCard, WireMessage } from "../wire.ts";
import { Composer } from "./composer.tsx";
import { DayLine } from "./day-line.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { MessageView } from "./message-view.tsx";
import { useKeepFocus } from "./use-keep-focus.ts";
import { useStayAtEnd } from "./use-stay-at-end.ts";

type Thread = { head: WireMessage; replies: WireMessage[] };

/** One channel or direct message: what was said, and the line to say something. */
export function Conversation({ channel, target }: { channel: string; target: string | null }) {
  const { state } = usePage();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const card = state.conversations.find((each) => each.id === channel);
  const messages = state.messages.filter(
    (each) => each.channel === channel && !dismissed.has(each.ts),
  );
  const threads = useMemo(() => threadsOf(messages), [state.messages, channel, dismissed]);
  const log = useRef<HTMLDivElement>(null);
  useStayAtEnd(log);
  useKeepFocus(log);
  useGoTo(log, target);
  const dismiss = (ts: string) => setDismissed(new Set([...dismissed, ts]));
  return (
    <main class="conversation" aria-labelledby="conversation-name">
      <ConversationHead card={card} />
      <FirstSteps channel={channel} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <div class="log" ref={log} role="log" aria-label="Messages" tabIndex={0}>
        <div>
          {threads.length === 0 && <Quiet card={card} />}
          {threads.map(({ head, replies }, index) => (
            <div key={head.ts}>
              <DayLine ts={head.ts} before={threads[index - 1]?.head.ts} />
              <MessageView
                message={head}
                replies={replies}
                follows={follows(head, threads[index - 1])}
                onDismiss={dismiss}
              />
            </div>
          ))}
        </div>
      </div>
      <Composer channel={channel} name={nameOf(card, state.app.name)} />
    </main>
  );
}

function ConversationHead({ card }: { card: ConversationCard | undefined }) {
  const { state } = usePage();
  return (
    <header class="pane-head">
      <h2 id="conversation-name">{nameOf(card, state.app.name)}</h2>
      <p>{card?.kind === "im" ? "Only you and the app read this." : card?.topic}</p>
    </header>
  );
}

function Quiet({ card }: { card: ConversationCard | undefined }) {
  const { state } = usePage();
  return (
    <div class="quiet">
      <p>
        {card?.kind === "im"
          ? "Drafts that wait for you arrive here."
          : `Nothing was said in ${nameOf(card, state.app.name)} yet.`}
      </p>
      <p>
        Type <kbd>{state.command}</kbd> below and press Enter.
      </p>
    </div>
  );
}

function nameOf(card: ConversationCard | undefined, app: string): string {
  if (!card) return "";
  return card.kind === "im" ? app : `#${card.name}`;
}

/** Replies stand below the message they answer; a broadcast reply stands on its own instead. */
function threadsOf(messages: readonly WireMessage[]): Thread[] {
  const heads = messages.filter(
    (each) => each.thread_ts === null || each.thread_ts === each.ts || each.broadcast,
  );
  return heads.map((head) => ({
    head,
    replies: messages.filter(
      (each) => each.thread_ts === head.ts && each.ts !== head.ts && !each.broadcast,
    ),
  }));
}

/** Whether a message needs no name above it: same author, within five minutes, nothing between. */
function follows(head: WireMessage, before: Thread | undefined): boolean {
  if (!before || before.replies.length > 0 || head.only_you || before.head.only_you) return false;
  return before.head.user === head.user && Number(head.ts) - Number(before.head.ts) < 300;
}

function useGoTo(log: { current: HTMLDivElement | null }, ts: string | null): void {
  useEffect(() => {
    if (!ts) return;
    const message = log.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(ts)}"]`);
    message?.scrollIntoView({ block: "center" });
    message?.focus();
  }, [ts]);
}
