import { useState } from "preact/hooks";
import { BlockList } from "../blocks/block-list.tsx";
import { useFileUrl } from "../blocks/picture.tsx";
import { elementHost } from "../data/element-host.ts";
import { usePage } from "../data/page-context.ts";
import { useHost } from "../data/use-element-host.ts";
import { AppMark, Avatar } from "../shell/avatar.tsx";
import { Menu } from "../shell/menu.tsx";
import { SlackText } from "../text/rich-nodes.tsx";
import type { WireFile, WireMessage } from "../wire.ts";
import { ThreadReply } from "./thread-reply.tsx";

type MessageProps = {
  message: WireMessage;
  replies?: WireMessage[];
  follows?: boolean;
  onDismiss: (ts: string) => void;
};

/** One message with its blocks, and the thread below it. */
export function MessageView({ message, replies = [], follows = false, onDismiss }: MessageProps) {
  const { state } = usePage();
  const [replying, setReplying] = useState(false);
  const classes = ["message", follows && "is-following", message.only_you && "is-only-you"];
  return (
    <article class={classes.filter(Boolean).join(" ")} data-ts={message.ts} tabIndex={-1}>
      {!follows && <Face message={message} />}
      <div class="message-main">
        {!follows && <Byline message={message} onDismiss={onDismiss} />}
        <Body message={message} />
        {replies.length > 0 && (
          <section class="thread" aria-label={`${replies.length} in the thread`}>
            {replies.map((reply) => (
              <MessageView key={reply.ts} message={reply} onDismiss={onDismiss} />
            ))}
          </section>
        )}
        {replying && <ThreadReply message={message} onDone={() => setReplying(false)} />}
      </div>
      {!message.only_you && message.thread_ts === null && (
        <div class="message-tools">
          <button type="button" class="button is-quiet" onClick={() => setReplying(!replying)}>
            Reply
          </button>
          {state.shortcuts.length > 0 && <Shortcuts message={message} />}
        </div>
      )}
    </article>
  );
}

function Face({ message }: { message: WireMessage }) {
  const { state } = usePage();
  if (message.from_app) return <AppMark />;
  if (message.from_slack)
    return (
      <span class="avatar is-notice" aria-hidden="true">
        !
      </span>
    );
  const person = state.people.find((each) => each.id === message.user);
  return <Avatar name={person?.real_name ?? "?"} id={message.user} />;
}

function Byline({ message, onDismiss }: { message: WireMessage; onDismiss: (ts: string) => void }) {
  const { state, show } = usePage();
  const thread_ts = message.thread_ts ?? "";
  const person = state.people.find((each) => each.id === message.user);
  const name = message.from_app ? state.app.name : (person?.real_name ?? "The workspace");
  const at = new Date(Number(message.ts) * 1000);
  return (
    <header class="byline">
      <strong>{message.from_slack ? "The workspace" : name}</strong>
      {message.from_app && <span class="tag">app</span>}
      <time dateTime={at.toISOString()} title={at.toLocaleString()}>
        {at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" })}
      </time>
      {message.broadcast && (
        <button type="button" class="link" onClick={() => show(message.channel, thread_ts)}>
          on an earlier message
        </button>
      )}
      {message.only_you && (
        <span class="only-you">
          Only visible to you
          {message.in_reply_to && (
            <>
              {" "}
              · <code>{message.in_reply_to}</code>
            </>
          )}
          <button type="button" class="link" onClick={() => onDismiss(message.ts)}>
            Dismiss
          </button>
        </span>
      )}
    </header>
  );
}

function Body({ message }: { message: WireMessage }) {
  const { ts, channel, blocks, text, files, edited } = message;
  const host = useHost({ id: `m${ts}`, place: { channel, message_ts: ts } });
  return (
    <div class={message.from_app && blocks.length > 0 ? "body is-card" : "body"}>
      {blocks.length > 0 ? (
        <elementHost.Provider value={host}>
          <BlockList blocks={blocks} />
        </elementHost.Provider>
      ) : (
        text && (
          <p class="plain">
            <SlackText of={{ type: "mrkdwn", text }} />
            {edited && <span class="note"> (edited)</span>}
          </p>
        )
      )}
      {files.map((file) => (
        <Attachment key={file.id} file={file} />
      ))}
    </div>
  );
}

function Attachment({ file }: { file: WireFile }) {
  const url = useFileUrl(file.mimetype.startsWith("image/") ? file.id : null);
  if (url) return <img class="picture" src={url} alt={file.name} />;
  return <p class="attachment">{file.name}</p>;
}

function Shortcuts({ message }: { message: WireMessage }) {
  const { state, act } = usePage();
  const who = { team: state.team.id, user: state.you.id };
  return (
    <Menu
      label="Shortcuts for this message"
      face={<span aria-hidden="true">•••</span>}
      quiet
      items={state.shortcuts.map(({ callback_id, name }) => ({ id: callback_id, text: name }))}
      onPick={(callback_id) => {
        const { channel, ts } = message;
        void act("shortcut", { ...who, callback_id, channel, message_ts: ts });
      }}
    />
  );
}
