import { clip } from "./mrkdwn.js";
/** Longest text of a section. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const MAX_TEXT = 3000;
const MAX_FIELD = 2000;
/** A paragraph of our own mrkdwn; texts from outside must have been fenced. */
export function section(text, accessory) {
    const block = { type: "section", text: mrkdwn(text, MAX_TEXT) };
    return accessory ? { ...block, accessory } : block;
}
/** Name and value side by side, two in a row; at most ten. */
export function fields(pairs) {
    const shown = pairs.slice(0, 10);
    return {
        type: "section",
        fields: shown.map(([name, value]) => mrkdwn(`*${name}*\n${value}`, MAX_FIELD)),
    };
}
/** Small print. */
export function context(...texts) {
    return {
        type: "context",
        elements: texts.slice(0, 10).map((text) => mrkdwn(text, MAX_TEXT)),
    };
}
/**
 * A longer text exactly as it is, without any markup, over as many sections as it takes up to `most`.
 * Cut at line ends where possible.
 */
export function verbatim(text, most = 4) {
    const pieces = splitText(text.replaceAll("\r\n", "\n").trim(), MAX_TEXT).filter((piece) => piece.trim() !== "");
    const shown = pieces.slice(0, most);
    const last = shown.at(-1);
    if (last !== undefined && pieces.length > most)
        shown[most - 1] = `${last.slice(0, -1)}…`;
    return shown.map((piece) => ({
        type: "section",
        text: { type: "plain_text", text: piece, emoji: false },
    }));
}
/** Pieces of at most `max` characters, cut at line ends or spaces; laid end to end they are the text. */
export function splitText(text, max) {
    const pieces = [];
    let rest = text;
    while (rest.length > max) {
        const at = seamBefore(rest, max);
        pieces.push(rest.slice(0, at));
        rest = rest.slice(at);
    }
    return rest === "" ? pieces : [...pieces, rest];
}
function seamBefore(text, max) {
    const window = text.slice(0, max);
    const line = window.lastIndexOf("\n");
    if (line > max / 2)
        return line + 1;
    const word = window.lastIndexOf(" ");
    if (word > max / 2)
        return word + 1;
    return /[\ud800-\udbff]$/.test(window) ? max - 1 : max;
}
/** Verbatim: else Slack itself would turn addresses and names in it into links and mentions. */
function mrkdwn(text, max) {
    return { type: "mrkdwn", text: clip(text, max), verbatim: true };
}
//# sourceMappingURL=section.js.map