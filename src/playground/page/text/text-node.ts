/** A piece of formatted text; the renderer turns it into elements, never into HTML source. */
export type TextNode =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "bold" | "italic" | "strike" | "quote"; children: TextNode[] }
  | { kind: "code" | "pre"; text: string }
  | { kind: "link"; href: string; children: TextNode[] }
  | { kind: "person" | "channel"; id: string; label: string }
  | { kind: "broadcast"; text: string }
  | { kind: "date"; at: number; format: string; fallback: string; href: string | null };

/** A link that may be followed from the page; anything but the web and mail is shown as text. */
export function safeHref(href: string): string | null {
  return /^(https?:\/\/|mailto:)/i.test(href) ? href : null;
}
