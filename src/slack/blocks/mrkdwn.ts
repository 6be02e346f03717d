/** Zero width: breaks what Slack would read as markup without changing what a person reads. */
const BREAK = "\u200b";
// Direction overrides can make an address read backwards; control characters have no business here.
const INVISIBLE = /(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const OPENING_MARK = /(^|[\s([{"'>])([*_~`])/gm;

/** `&`, `<` and `>` as Slack wants them. https://docs.slack.dev/messaging/formatting-message-text */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Text from outside as it may stand within our mrkdwn: nothing in it is markup, a mention or a link.
 * Longer than `max` characters it ends in an ellipsis.
 */
export function fence(text: string, max = 300): string {
  const shown = clip(text.replaceAll("\r\n", "\n").replace(INVISIBLE, ""), max);
  return escapeMrkdwn(shown)
    .replace(OPENING_MARK, `$1$2${BREAK}`)
    .replace(/@(?=channel|here|everyone)/gi, `@${BREAK}`)
    .replaceAll("://", `:${BREAK}//`);
}

/** The same on one line. */
export function fenceLine(text: string, max = 150): string {
  return fence(text.replace(/\s+/g, " ").trim(), max);
}

/** Text from outside as a quotation, line by line. */
export function quote(text: string, max = 1500): string {
  return fence(text.trim(), max)
    .split("\n")
    .map((line) => `>${line}`)
    .join("\n");
}

/** At most `max` characters; what is cut off is shown by an ellipsis. Never splits a character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** `3 drafts`, `1 draft`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount.toLocaleString("en-US")} ${amount === 1 ? noun : plural}`;
}

/** `12 %`, or a dash where there is nothing to divide. */
export function percent(rate: number | null): string {
  return rate === null ? "–" : `${Math.round(rate * 1000) / 10} %`;
}
