import { useElementHost } from "../data/element-host.ts";
import { SlackText } from "../text/rich-nodes.tsx";
import { safeHref } from "../text/text-node.ts";
import type { ElementProps } from "./input-part.ts";

/**
 * A button; one with a URL opens it in a new tab and tells the app as well. While an answer is waited
 * for it stays focusable, so that the focus is not lost.
 */
export function ButtonElement({ block, element }: ElementProps) {
  const host = useElementHost();
  const style = element.style ? `button is-${element.style}` : "button";
  const press = () => host.press(block, element);
  const href = element.url ? safeHref(element.url) : null;
  const label = element.accessibility_label;
  if (href) {
    return (
      <a
        class={style}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={label}
        onClick={press}
      >
        <SlackText of={element.text} />
        <span aria-hidden="true"> ↗</span>
      </a>
    );
  }
  const waiting = host.busy === `${block}/${element.action_id}/${element.value ?? ""}`;
  return (
    <button
      type="button"
      class={style}
      aria-label={label}
      aria-busy={waiting}
      aria-disabled={host.busy !== null}
      onClick={press}
    >
      <SlackText of={element.text} />
    </button>
  );
}
