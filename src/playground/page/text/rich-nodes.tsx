import type { ComponentChildren } from "preact";
import { usePage } from "../data/page-context.ts";
import { withEmoji } from "./emoji.ts";
import { formatSlackDate } from "./format-slack-date.ts";
import { parseMrkdwn } from "./parse-mrkdwn.ts";
import type { TextNode } from "./text-node.ts";

/** A plain_text or mrkdwn object of Block Kit. */
export function SlackText({ of }: { of: { type: string; text: string } | undefined }) {
  if (!of) return null;
  if (of.type === "plain_text") return <TextNodes nodes={plainNodes(of.text)} />;
  return <TextNodes nodes={parseMrkdwn(of.text)} />;
}

/** Unformatted text: nothing is marked up, but a new line is a new line. */
function plainNodes(text: string): TextNode[] {
  return text.split("\n").flatMap((line, index): TextNode[] => {
    const words: TextNode = { kind: "text", text: withEmoji(line) };
    return index === 0 ? [words] : [{ kind: "break" }, words];
  });
}

/** Formatted text as elements. */
export function TextNodes({ nodes }: { nodes: readonly TextNode[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Piece key={index} node={node} />
      ))}
    </>
  );
}

/** A link that leaves the page; one to a message of this Slack shows the message instead. */
export function OutLink({ href, children }: { href: string; children: ComponentChildren }) {
  const { show } = usePage();
  const own = /\/playground\/slack\/archives\/[^/]+\/([^/]+)\/p(\d+)(\d{6})$/.exec(href);
  const [, channel = "", seconds = "", micros = ""] = own ?? [];
  const follow = (event: MouseEvent) => {
    if (!own) return;
    event.preventDefault();
    show(channel, `${seconds}.${micros}`);
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={follow}>
      {children}
    </a>
  );
}

function Piece({ node }: { node: TextNode }) {
  switch (node.kind) {
    case "text":
      return <>{node.text}</>;
    case "break":
      return <br />;
    case "bold":
      return <strong>{<TextNodes nodes={node.children} />}</strong>;
    case "italic":
      return <em>{<TextNodes nodes={node.children} />}</em>;
    case "strike":
      return <s>{<TextNodes nodes={node.children} />}</s>;
    case "quote":
      return <blockquote>{<TextNodes nodes={node.children} />}</blockquote>;
    case "code":
      return <code>{node.text}</code>;
    case "pre":
      return <pre>{node.text}</pre>;
    case "link":
      return <OutLink href={node.href}>{<TextNodes nodes={node.children} />}</OutLink>;
    case "broadcast":
      return <span class="mention">{node.text}</span>;
    case "person":
    case "channel":
      return <Mention node={node} />;
    case "date":
      return <SlackDate node={node} />;
  }
}

function Mention({ node }: { node: TextNode & { kind: "person" | "channel" } }) {
  const { state, show } = usePage();
  if (node.kind === "channel") {
    const channel = state.conversations.find((each) => each.id === node.id);
    const name = channel?.name ?? node.label ?? node.id;
    return (
      <button type="button" class="mention" onClick={() => show(node.id)}>
        #{name}
      </button>
    );
  }
  const person = state.people.find((each) => each.id === node.id);
  const name = node.id === state.app.user_id ? state.app.name : person?.real_name;
  return <span class="mention">@{name ?? (node.label || node.id)}</span>;
}

function SlackDate({ node }: { node: TextNode & { kind: "date" } }) {
  const { now } = usePage();
  const text = formatSlackDate(node.at, node.format, { now }) ?? node.fallback;
  const time = (
    <time dateTime={Number.isFinite(node.at) ? new Date(node.at * 1000).toISOString() : undefined}>
      {text}
    </time>
  );
  return node.href ? <OutLink href={node.href}>{time}</OutLink> : time;
}
